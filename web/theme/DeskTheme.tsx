import { App, ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useDark } from './useAppearance.ts';

const LIGHT = {
  indigo: '#27466F',
  ground: '#FAF8F4',
  raised: '#FFFEFB',
  text: '#1E2530',
  muted: '#5C6470',
  line: '#E3DCCF',
  rust: '#A3452B',
  soft: '#E7ECF4',
  sunken: '#F3EFE7',
  on: '#FFFFFF',
};
const DARK = {
  indigo: '#8FB1E3',
  ground: '#12161D',
  raised: '#191F29',
  text: '#E5E8ED',
  muted: '#9AA4B2',
  line: '#29313D',
  rust: '#E39273',
  soft: '#1F2C40',
  sunken: '#0D1117',
  on: '#10151C',
};

/** Whoever is made dizzy by what slides asks the system for stillness. */
const STILL = matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The desk's UI kit in our cloth. */
export function DeskTheme({ children }: { children: ReactNode }) {
  const dark = useDark();
  const language = useLanguage();
  const cloth = dark ? DARK : LIGHT;
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          colorPrimary: cloth.indigo,
          colorInfo: cloth.indigo,
          colorLink: cloth.indigo,
          colorError: cloth.rust,
          colorWarning: '#D9912B',
          colorSuccess: '#2E8B57',
          colorBgBase: cloth.ground,
          colorBgLayout: cloth.ground,
          colorBgContainer: cloth.raised,
          colorBgElevated: cloth.raised,
          colorTextBase: cloth.text,
          colorText: cloth.text,
          colorTextSecondary: cloth.muted,
          colorTextDescription: cloth.muted,
          colorTextPlaceholder: cloth.muted,
          colorBorder: dark ? '#3B4555' : '#CFC6B5',
          colorBorderSecondary: cloth.line,
          colorSplit: cloth.line,
          controlItemBgActiveHover: cloth.soft,
          colorBgMask: dark ? 'rgb(0 0 0 / 55%)' : 'rgb(30 37 48 / 30%)',
          fontFamily: 'var(--font)',
          fontFamilyCode: 'var(--mono)',
          fontSize: 14,
          borderRadius: 6,
          borderRadiusLG: 6,
          borderRadiusSM: 4,
          boxShadow: '0 2px 8px rgb(0 0 0 / 12%)',
          boxShadowSecondary: '0 4px 16px rgb(0 0 0 / 14%)',
          motion: !STILL,
          motionDurationMid: '0.12s',
          motionDurationSlow: '0.16s',
        },
        components: {
          Button: {
            primaryColor: cloth.on,
            primaryShadow: 'none',
            defaultShadow: 'none',
            dangerShadow: 'none',
          },
          Table: {
            headerBg: cloth.sunken,
            headerColor: cloth.muted,
            headerSplitColor: 'transparent',
            rowHoverBg: cloth.soft,
            cellPaddingBlock: 8,
            cellPaddingInline: 12,
          },
          Tree: {
            nodeSelectedBg: cloth.soft,
            nodeHoverBg: cloth.sunken,
            directoryNodeSelectedBg: cloth.soft,
          },
          Select: { optionSelectedBg: cloth.soft },
          Tabs: { horizontalItemPadding: '8px 0' },
        },
      }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
