// The one door to OpenBLAS: the C interface to the matrix products, and the library's own controls, which
// Debian's cblas.h declares beside them.
#include <cblas.h>
