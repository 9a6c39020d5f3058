import { useState } from 'react';
import type { Fields } from '@selvedge/sdk/app';
import {
  Answer,
  BigButton,
  ErrorNote,
  Form,
  type PageProps,
  Place,
  SearchBox,
  Tabs,
  useView,
} from '@selvedge/sdk/page';
import type { Readers } from './readers/answers.ts';
import { BIND, SET_UP, SIGN_IN } from './readers/forms.ts';
import { Bound, Reads, Unbound } from './readers/Lists.tsx';
import { Posts } from './readers/Posts.tsx';
import { STYLES } from './readers/styles.ts';

type Shown = 'posts' | 'reads' | 'unbound' | 'tags';

/** What is being filled in, and the action that takes it. */
interface Open {
  readonly title: string;
  readonly submit: string;
  readonly fields: Fields;
  readonly start: Readonly<Record<string, unknown>>;
  readonly send: (values: Readonly<Record<string, unknown>>) => Promise<string>;
}

/** RFID readers and stations of a hanger line: what they told, and what tags stand for. */
export default function ReadersPage({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [search, setSearch] = useState('');
  const [last, setLast] = useState<Readers | null>(null);
  const { answer, error, again } = useView<Readers>(tools, 'readers', search === '' ? {} : { search });
  const [shown, setShown] = useState<Shown>('posts');
  const [open, setOpen] = useState<Open | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  if (answer !== null && answer !== last) setLast(answer);
  // While it is searched, what was there stays.
  const now = answer ?? last;
  if (now === null) return error === null ? null : <ErrorNote error={error} onRetry={again} />;
  const show = (next: Open): void => {
    setSaid(null);
    setOpen(next);
  };
  const bind = (tag: string): void =>
    show({
      title: say('绑定标签', 'Bind a tag'),
      submit: say('绑定', 'Bind'),
      fields: BIND,
      start: tag === '' ? {} : { tag },
      send: async (values) => {
        const { pieces } = await tools.act<{ readonly pieces: number }>('bindTag', values);
        return pieces > 0
          ? say(`绑好了，补报 ${pieces} 件。`, `Bound; ${pieces} pieces booked.`)
          : say('绑好了。', 'Bound.');
      },
    });
  return (
    <>
      <style>{STYLES}</style>
      <Place>
        {say(
          `${now.readers.length} 台读写器`,
          now.readers.length === 1 ? '1 reader' : `${now.readers.length} readers`,
        )}
      </Place>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {said !== null && <Answer mood="good" isSilent text={said} />}
      <Tabs
        label={say('读写器和标签', 'Readers and tags')}
        value={shown}
        onChange={setShown}
        tabs={[
          { key: 'posts', title: say('读写器', 'Readers'), count: now.readers.length },
          { key: 'reads', title: say('最近读到', 'Read last') },
          { key: 'unbound', title: say('没绑定', 'Not bound'), count: now.unbound.length },
          { key: 'tags', title: say('已绑定', 'Bound') },
        ]}
      />
      {open === null ? (
        <p className="readers-buttons">
          <BigButton onPress={() => bind('')}>{say('绑定标签', 'Bind a tag')}</BigButton>
        </p>
      ) : (
        <section className="readers-form" data-testid="readers-form">
          <h2>{open.title}</h2>
          <Form
            key={`${open.title} ${JSON.stringify(open.start)}`}
            fields={open.fields}
            start={open.start}
            submit={open.submit}
            onSubmit={async (values) => {
              setSaid(await open.send(values));
              setOpen(null);
              again();
            }}
          />
          <BigButton onPress={() => setOpen(null)}>{say('返回', 'Back')}</BigButton>
        </section>
      )}
      {shown === 'posts' && (
        <Posts
          readers={now.readers}
          tools={tools}
          onSetUp={({ thing, name, operation, isPaused }) =>
            show({
              title: thing,
              submit: say('保存', 'Save'),
              fields: SET_UP,
              start: { name: name ?? '', operation: operation ?? '', isPaused },
              send: async (values) => {
                await tools.act('setPost', { ...values, thing });
                return say('保存了。', 'Saved.');
              },
            })
          }
          onSignIn={({ thing, name }) =>
            show({
              title: say(`上工：${name ?? thing}`, `Sign in: ${name ?? thing}`),
              submit: say('上工', 'Sign in'),
              fields: SIGN_IN,
              start: {},
              send: async (values) => {
                await tools.act('signIn', { ...values, thing });
                return say('上工了。', 'Signed in.');
              },
            })
          }
        />
      )}
      {shown === 'reads' && <Reads reads={now.reads} tools={tools} />}
      {shown === 'unbound' && <Unbound tags={now.unbound} tools={tools} onBind={bind} />}
      {shown === 'tags' && (
        <>
          <SearchBox
            value={search}
            onChange={setSearch}
            label={say('标签、扎号或姓名', 'Tag, bundle or name')}
          />
          <Bound
            tags={now.tags}
            tools={tools}
            onFree={async (tag) => {
              await tools.act('freeTag', { tag });
              setSaid(say(`${tag} 解绑了。`, `${tag} is free.`));
              again();
            }}
          />
        </>
      )}
    </>
  );
}
