/** How requests are simulated: one by one, or as rates. */
export type TrafficMode = 'requests' | 'fluid';
