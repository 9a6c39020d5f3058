import type { Titles } from '../connector/connector.ts';

/** That an app sends notices out of the house: its word to whoever enables it, and who may have them sent. */
export interface NoticeDeclaration {
  /** What is sent, to whom: read before an org agrees. */
  readonly title: Titles;
  /** Of the app; without it nobody sets up or sends. */
  readonly permission: string;
}

/** Group chats whose robots are known. */
export const ROBOT_KINDS = ['wecom', 'dingtalk', 'feishu'] as const;
export type RobotKind = (typeof ROBOT_KINDS)[number];

/** A robot to be kept. Its address and secret are sealed, and never read back. */
export interface RobotWish {
  readonly kind: RobotKind;
  /** What people call the group. */
  readonly title: string;
  /** https://… as the group shows it. */
  readonly address: string;
  /** Of groups that ask for a signature. */
  readonly secret?: string | null;
  /** The address is not of the robot’s own house: whoever says so answers for it. */
  readonly isElsewhere?: boolean;
}

export interface Robot {
  readonly id: string;
  readonly kind: RobotKind;
  readonly title: string;
  /** Of its address, all that is told. */
  readonly host: string;
  readonly hasSecret: boolean;
}

/** What a browser gives when somebody lets it show notices (W3C Push API). */
export interface DeviceWish {
  /** What the person calls it. */
  readonly title: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export interface Device {
  readonly id: string;
  readonly title: string;
  readonly host: string;
  /** RFC 3339. */
  readonly since: string;
}

/** A notice on its way, or there, or not. */
export interface Letter {
  readonly id: string;
  /** Title of the robot or device. */
  readonly to: string;
  readonly way: RobotKind | 'push';
  readonly title: string;
  readonly state: 'waiting' | 'sent' | 'failed';
  /** RFC 3339. */
  readonly at: string;
  readonly tries: number;
  /** Why it did not go, and what to do; null = it went, or waits for the first time. */
  readonly fault: Titles | null;
}

export interface Notice {
  readonly title: string;
  /** Lines of plain text. */
  readonly lines: readonly string[];
  /** Page of the house that it opens on a phone: `/a/owner/page/evening`. */
  readonly path?: string;
  /** Robots it goes to; default: all of the app. */
  readonly robots?: readonly string[];
  /** Devices it goes to; default: all of the app. */
  readonly devices?: readonly string[];
}

/** What is known of notices of this app. */
export interface NoticeBoard {
  robots(): Promise<readonly Robot[]>;
  /** Of whoever asks. */
  devices(): Promise<readonly Device[]>;
  /** The newest first. */
  letters(limit?: number): Promise<readonly Letter[]>;
  /** The installation’s public key (VAPID, RFC 8292), for a browser that subscribes. */
  key(): string;
}

/** The one door out of the house: an app says what, the host brings it after the commit, tries again, and tells what became of it. */
export interface NoticeDesk extends NoticeBoard {
  /** @throws input.invalid when the address is not https, not of the robot’s house, or of this network */
  putRobot(wish: RobotWish): Promise<string>;
  dropRobot(id: string): Promise<void>;
  /** The device of whoever asks; the same endpoint again takes the place of the first. */
  putDevice(wish: DeviceWish): Promise<string>;
  dropDevice(id: string): Promise<void>;
  /** @returns to how many it goes */
  send(notice: Notice): Promise<number>;
}
