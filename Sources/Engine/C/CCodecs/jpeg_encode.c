#include <string.h>

#include "codecs.h"
#include "jpeg_failure.h"

struct jpeg_writer {
    struct jpeg_compress_struct info;
    struct jpeg_failure failure;
    unsigned char *bytes;
    unsigned long size;
};

static void write_pixels(struct jpeg_writer *writer, const uint8_t *rgb, int quality, bool full_chroma) {
    struct jpeg_compress_struct *info = &writer->info;
    info->input_components = 3;
    info->in_color_space = JCS_RGB;
    jpeg_set_defaults(info);
    jpeg_set_quality(info, quality, TRUE);
    info->optimize_coding = TRUE;
    if (full_chroma) {
        info->comp_info[0].h_samp_factor = 1;
        info->comp_info[0].v_samp_factor = 1;
    }
    jpeg_start_compress(info, TRUE);
    while (info->next_scanline < info->image_height) {
        JSAMPROW row = (JSAMPROW)rgb + (size_t)3 * info->image_width * info->next_scanline;
        jpeg_write_scanlines(info, &row, 1);
    }
    jpeg_finish_compress(info);
}

bool codecs_jpeg_encode(const uint8_t *rgb, uint32_t width, uint32_t height, int quality, bool full_chroma,
                        uint8_t **jpeg, size_t *size, char *message) {
    // libjpeg's own destination hands its buffer over only at the end: an error on the way would leak it or free it
    // twice. The sides, which are the one error that bytes from a caller can cause, are therefore checked before.
    if (width == 0 || height == 0 || width > JPEG_MAX_DIMENSION || height > JPEG_MAX_DIMENSION) {
        snprintf(message, CODECS_MESSAGE_CAPACITY, "a side that JPEG cannot hold");
        return false;
    }
    struct jpeg_writer writer;
    memset(&writer, 0, sizeof writer);
    writer.info.err = jpeg_failure_install(&writer.failure, message);
    bool complete = false;
    if (setjmp(writer.failure.escape) == 0) {
        jpeg_create_compress(&writer.info);
        jpeg_mem_dest(&writer.info, &writer.bytes, &writer.size);
        writer.info.image_width = width;
        writer.info.image_height = height;
        write_pixels(&writer, rgb, quality, full_chroma);
        *jpeg = writer.bytes;
        *size = writer.size;
        complete = true;
    }
    jpeg_destroy_compress(&writer.info);
    return complete;
}
