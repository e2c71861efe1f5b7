// zlib. Starting to unpack is a macro there, which Swift cannot call.
#include <zlib.h>

// Starts to unpack gzip (RFC 1952) or zlib (RFC 1950), whichever comes.
static inline int vlm_gunzip_start(z_stream *stream) { return inflateInit2(stream, 32 + MAX_WBITS); }
