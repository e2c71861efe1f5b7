// Decoding and encoding of pictures, bytes in and bytes out.
//
// libjpeg and libpng report errors with longjmp; here they are caught within the C call, so that no jump ever crosses a
// Swift frame. Every function returns true for success; on failure it returns false, leaves nothing allocated behind
// and writes the library's own words, zero-terminated, into `message` (CODECS_MESSAGE_CAPACITY bytes).
#ifndef CODECS_H
#define CODECS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CODECS_MESSAGE_CAPACITY = 256, CODECS_EXIF_CAPACITY = 65536 };

// What a file says about itself before any pixel is decoded. After a failure, width and height are 0 or what was read.
struct codecs_header {
    uint32_t width;
    uint32_t height;
    // Bytes written to the caller's `exif` buffer: a TIFF structure, without JPEG's "Exif" prefix; 0 where there is none.
    size_t exif_size;
};

// Reads the header; `exif` has room for CODECS_EXIF_CAPACITY bytes.
bool codecs_jpeg_header(const uint8_t *data, size_t size, struct codecs_header *header, uint8_t *exif, char *message);
bool codecs_png_header(const uint8_t *data, size_t size, struct codecs_header *header, uint8_t *exif, char *message);
bool codecs_webp_header(const uint8_t *data, size_t size, struct codecs_header *header, uint8_t *exif, char *message);

// Decodes to `rgb`: capacity = 3 x width x height bytes, row by row from the top, red first.
bool codecs_jpeg_decode(const uint8_t *data, size_t size, uint8_t *rgb, size_t capacity, char *message);
bool codecs_png_decode(const uint8_t *data, size_t size, uint8_t *rgb, size_t capacity, char *message);
bool codecs_webp_decode(const uint8_t *data, size_t size, uint8_t *rgb, size_t capacity, char *message);

// Encodes `rgb` (3 x width x height bytes) as baseline JPEG with optimised Huffman tables; quality 1 to 100,
// `full_chroma` keeps colour at full resolution (4:4:4), else 4:2:0. The caller frees `*jpeg`.
bool codecs_jpeg_encode(const uint8_t *rgb, uint32_t width, uint32_t height, int quality, bool full_chroma,
                        uint8_t **jpeg, size_t *size, char *message);

#endif
