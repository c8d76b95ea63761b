/** No expression knows which addresses exist; this one finds what was typed into the wrong field. */
export const emailPattern = /^[^\s@]+@[^\s@]+$/;
