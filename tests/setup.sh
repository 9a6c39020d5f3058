#!/usr/bin/env bash
# Debian packages the suite needs. Idempotent; instant when everything is there.
set -euo pipefail

if [ "$(uname -s)" != Linux ] || ! command -v dpkg-query >/dev/null; then
  cat >&2 <<'TEXT'
The suite is prepared for Debian (apt). On this system install by hand, then run: node tests/run.ts
  Chromium, the Noto CJK fonts, mosquitto with mosquitto_pub and mosquitto_sub,
  PostgreSQL 15 or newer (server programs only, no running cluster), strace, unshare (util-linux)
测试环境按 Debian（apt）准备。请在本系统手工安装上列软件，然后运行：node tests/run.ts
TEXT
  exit 1
fi

# A PostgreSQL server of any major from 15 will do; 15 is what Debian 12 has.
postgresql=postgresql-15
for server in /usr/lib/postgresql/*/bin/postgres; do
  [ -x "$server" ] && postgresql=
done

wanted=(chromium chromium-headless-shell fonts-noto-cjk mosquitto mosquitto-clients strace util-linux ${postgresql:+"$postgresql"})
present=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null || true)
missing=()
for package in "${wanted[@]}"; do
  grep -qx "$package installed" <<<"$present" || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ]; then
  cat >&2 <<TEXT
The suite needs these Debian packages: ${missing[*]}
测试需要以下 Debian 软件包：${missing[*]}
  sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}
TEXT
  exit 1
fi

echo "setup: installing ${missing[*]}"
log=$(mktemp)
policy=/usr/sbin/policy-rc.d
made_policy=
finish() {
  local code=$?
  [ -n "$made_policy" ] && rm -f "$policy"
  [ $code -eq 0 ] || { echo "setup: apt-get failed; its last lines:" >&2; tail -n 20 "$log" >&2; }
  rm -f "$log"
  exit $code
}
trap finish EXIT

apt() {
  DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" >>"$log" 2>&1 </dev/null
}

# No package may start a service: a broker of the system would take the platform's port.
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  made_policy=yes
fi

apt update
if [ -n "$postgresql" ]; then
  if ! apt-cache show "$postgresql" >/dev/null 2>&1; then
    missing=("${missing[@]/#$postgresql/postgresql}")
  fi
  # Programs only: without this the package makes and starts a cluster of its own.
  apt install --no-install-recommends postgresql-common
  sed -i "s/^#\?\s*create_main_cluster.*/create_main_cluster = false/" /etc/postgresql-common/createcluster.conf
fi
apt install --no-install-recommends "${missing[@]}"
if printf '%s\n' "${missing[@]}" | grep -qx mosquitto && command -v systemctl >/dev/null; then
  systemctl disable mosquitto >/dev/null 2>&1 || true
fi
echo 'setup: done'
