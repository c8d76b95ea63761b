import { killAtMoments } from './kills.ts';

killAtMoments(40);
