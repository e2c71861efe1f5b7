#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "codecs.h"
#include "flatten.h"

struct png_reader {
    png_structp png;
    png_infop info;
    // One decoded row, or all rows of an interlaced picture, whose rows fill in over several passes.
    uint8_t *rows;
    const uint8_t *next;
    size_t left;
    char *message;
};

static void fail(png_structp png, png_const_charp text) {
    struct png_reader *reader = png_get_error_ptr(png);
    snprintf(reader->message, CODECS_MESSAGE_CAPACITY, "%s", text);
    png_longjmp(png, 1);
}

static void stay_silent(png_structp png, png_const_charp text) {
    (void)png;
    (void)text;
}

static void take(png_structp png, png_bytep out, size_t count) {
    struct png_reader *reader = png_get_io_ptr(png);
    if (count > reader->left) png_error(png, "the data ends early");
    memcpy(out, reader->next, count);
    reader->next += count;
    reader->left -= count;
}

static bool open_reader(struct png_reader *reader, const uint8_t *data, size_t size, char *message) {
    memset(reader, 0, sizeof *reader);
    reader->next = data;
    reader->left = size;
    reader->message = message;
    snprintf(message, CODECS_MESSAGE_CAPACITY, "out of memory");
    reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, fail, stay_silent);
    if (reader->png) reader->info = png_create_info_struct(reader->png);
    return reader->info != NULL;
}

static void close_reader(struct png_reader *reader) {
    png_destroy_read_struct(&reader->png, &reader->info, NULL);
    free(reader->rows);
}

// The caller judges the size with a sentence of its own, so libpng's limit of a million a side is lifted.
static void read_info(struct png_reader *reader) {
    png_set_read_fn(reader->png, reader, take);
    png_set_user_limits(reader->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_read_info(reader->png, reader->info);
}

static bool try_header(struct png_reader *reader, struct codecs_header *header, uint8_t *exif) {
    if (setjmp(png_jmpbuf(reader->png))) return false;
    read_info(reader);
    png_uint_32 size = 0;
    png_bytep bytes = NULL;
    if (png_get_eXIf_1(reader->png, reader->info, &size, &bytes) && size <= CODECS_EXIF_CAPACITY) {
        memcpy(exif, bytes, size);
        header->exif_size = size;
    }
    return true;
}

bool codecs_png_header(const uint8_t *data, size_t size, struct codecs_header *header, uint8_t *exif, char *message) {
    struct png_reader reader;
    memset(header, 0, sizeof *header);
    bool complete = open_reader(&reader, data, size, message) && try_header(&reader, header, exif);
    if (reader.info) {
        header->width = png_get_image_width(reader.png, reader.info);
        header->height = png_get_image_height(reader.png, reader.info);
    }
    close_reader(&reader);
    return complete;
}

static bool try_decode(struct png_reader *reader, uint8_t *rgb, size_t capacity) {
    png_structp png = reader->png;
    if (setjmp(png_jmpbuf(png))) return false;
    read_info(reader);
    size_t width = png_get_image_width(png, reader->info);
    size_t height = png_get_image_height(png, reader->info);
    if (capacity != 3 * width * height) png_error(png, "a size unlike the header's");

    // Everything becomes 8-bit RGB or RGBA. No gamma is asked for, so none is applied; of 16 bits the high byte stays.
    png_set_expand(png);
    png_set_strip_16(png);
    png_set_gray_to_rgb(png);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, reader->info);
    size_t channels = png_get_channels(png, reader->info);
    size_t stride = png_get_rowbytes(png, reader->info);
    if ((channels != 3 && channels != 4) || stride != channels * width) png_error(png, "an unknown pixel layout");

    reader->rows = calloc(passes > 1 ? height : 1, stride);
    if (!reader->rows) png_error(png, "out of memory");
    for (int pass = 0; pass < passes; pass++) {
        for (size_t y = 0; y < height; y++) {
            uint8_t *row = reader->rows + (passes > 1 ? y * stride : 0);
            png_read_row(png, row, NULL);
            if (pass + 1 < passes) continue;
            if (channels == 4) {
                flatten_on_white(row, rgb + 3 * width * y, width);
            } else {
                memcpy(rgb + 3 * width * y, row, stride);
            }
        }
    }
    return true;
}

bool codecs_png_decode(const uint8_t *data, size_t size, uint8_t *rgb, size_t capacity, char *message) {
    struct png_reader reader;
    bool complete = open_reader(&reader, data, size, message) && try_decode(&reader, rgb, capacity);
    close_reader(&reader);
    return complete;
}
