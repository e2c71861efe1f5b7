// zlib. Starting to unpack is a macro there, which Swift cannot call.
#include <zlib.h>

// Starts to unpack gzip (RFC 1952) and nothing else.
static inline int vlm_gunzip_start(z_stream *stream) { return inflateInit2(stream, 16 + MAX_WBITS); }
