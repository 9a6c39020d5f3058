/** A file in the shape of the real one, for tests: its misspelling, its blank, its empty cell. */
export const SMALL_REPORT = `date,quarter,department,day,team,targeted_productivity,smv,wip,over_time,incentive,idle_time,idle_men,no_of_style_change,no_of_workers,actual_productivity
1/5/2026,Quarter1,sweing,Monday,1,0.8,26.16,1108,7080,98,0,0,0,59,0.940725424
1/5/2026,Quarter1,finishing ,Monday,1,0.75,3.94,,960,0,0,0,0,8,1.1
1/13/2026,Quarter2,sweing,Tuesday,1,0.8,11.41,968,3660,50,0,0,1,30.5,0.6
`;
