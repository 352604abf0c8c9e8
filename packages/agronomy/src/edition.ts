/**
 * Edition of FAO Irrigation and Drainage Paper 56. `1998`: Allen et al.; `2025`: Pereira et al., Revision 1,
 * doi:10.4060/cd6621en. One edition a chain of calculation.
 */
export type Edition = '1998' | '2025';
