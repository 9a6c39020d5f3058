/**
 * The sixteen scenes of the national scale for small and medium enterprises (2024).
 * Source: 中小企业数字化水平评测指标（2024 年版）.
 */
export const SCENES = [
  'product-design',
  'process-design',
  'marketing',
  'after-sales',
  'planning',
  'production-control',
  'quality',
  'equipment',
  'safety',
  'energy',
  'procurement',
  'warehouse',
  'finance',
  'hr',
  'collaboration',
  'decision',
] as const;

export type Scene = (typeof SCENES)[number];
