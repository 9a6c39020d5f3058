import { Topic } from '../payload/topic.ts';

/** Who may say whether somebody listens to a topic; `version` changes when the answer could. */
export interface Audience {
  readonly version: number;
  wanted(topic: string): boolean;
}

/** A topic of the broker: what it means to the namespace, and whether somebody listens. */
export class MqttTopic extends Topic {
  /** Starts with `$`: belongs to the broker. */
  readonly hidden: boolean;
  /** Free of wildcards and of U+0000, as a topic name must be. */
  readonly sound: boolean;
  #version = -1;
  #wanted = false;

  constructor(name: string) {
    super(name);
    this.hidden = name.charCodeAt(0) === 36;
    this.sound = this.isPath || !(name.includes('+') || name.includes('#') || name.includes('\u0000'));
  }

  wanted(audience: Audience): boolean {
    if (this.#version !== audience.version) {
      this.#version = audience.version;
      this.#wanted = audience.wanted(this.path);
    }
    return this.#wanted;
  }
}
