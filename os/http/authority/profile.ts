import { createHash, type X509Certificate } from 'node:crypto';

/** The authority as an Apple configuration profile, which an iPhone offers to install. */
export function profileOf(authority: X509Certificate): string {
  const lines = authority.raw.toString('base64').match(/.{1,64}/g) ?? [];
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadCertificateFileName</key><string>selvedge.crt</string>
      <key>PayloadContent</key>
      <data>
${lines.join('\n')}
      </data>
      <key>PayloadDisplayName</key><string>Selvedge 织边</string>
      <key>PayloadIdentifier</key><string>selvedge.authority.certificate</string>
      <key>PayloadType</key><string>com.apple.security.root</string>
      <key>PayloadUUID</key><string>${uuidFrom(authority, 'certificate')}</string>
      <key>PayloadVersion</key><integer>1</integer>
    </dict>
  </array>
  <key>PayloadDisplayName</key><string>Selvedge 织边</string>
  <key>PayloadDescription</key><string>让本机信任工厂内的织边服务器。Lets this device trust the Selvedge server of your factory.</string>
  <key>PayloadIdentifier</key><string>selvedge.authority</string>
  <key>PayloadRemovalDisallowed</key><false/>
  <key>PayloadType</key><string>Configuration</string>
  <key>PayloadUUID</key><string>${uuidFrom(authority, 'profile')}</string>
  <key>PayloadVersion</key><integer>1</integer>
</dict>
</plist>
`;
}

/** The same authority gives the same profile, so that installing it twice replaces it. */
function uuidFrom(authority: X509Certificate, purpose: string): string {
  const hex = createHash('sha256').update(authority.raw).update(purpose).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`.toUpperCase();
}
