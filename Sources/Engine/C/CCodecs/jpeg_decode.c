#include <string.h>

#include "codecs.h"
#include "jpeg_failure.h"

// A progressive file may ask for any number of passes over the whole picture; real ones have about ten.
enum { MOST_SCANS = 500 };

struct jpeg_reader {
    struct jpeg_decompress_struct info;
    struct jpeg_failure failure;
    struct jpeg_progress_mgr progress;
};

static void give_up(struct jpeg_reader *reader, const char *text) {
    snprintf(reader->failure.message, CODECS_MESSAGE_CAPACITY, "%s", text);
    longjmp(reader->failure.escape, 1);
}

static void count_scans(j_common_ptr info) {
    j_decompress_ptr decoder = (j_decompress_ptr)info;
    if (decoder->input_scan_number > MOST_SCANS) give_up((struct jpeg_reader *)decoder->client_data, "too many scans");
}

// Reads up to the first pixel; jumps to reader->failure.escape on error.
static void open_stream(struct jpeg_reader *reader, const uint8_t *data, size_t size) {
    jpeg_create_decompress(&reader->info);
    reader->info.client_data = reader;
    jpeg_mem_src(&reader->info, data, size);
    jpeg_save_markers(&reader->info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&reader->info, TRUE);
}

// The first APP1 marker that starts with "Exif" and two zero bytes; other APP1 markers hold XMP.
static size_t copy_exif(const struct jpeg_decompress_struct *info, uint8_t *exif) {
    static const char prefix[6] = {'E', 'x', 'i', 'f', 0, 0};
    for (jpeg_saved_marker_ptr marker = info->marker_list; marker != NULL; marker = marker->next) {
        if (marker->data_length < sizeof prefix || memcmp(marker->data, prefix, sizeof prefix) != 0) continue;
        size_t size = marker->data_length - sizeof prefix;
        if (size > CODECS_EXIF_CAPACITY) return 0;
        memcpy(exif, marker->data + sizeof prefix, size);
        return size;
    }
    return 0;
}

bool codecs_jpeg_header(const uint8_t *data, size_t size, struct codecs_header *header, uint8_t *exif, char *message) {
    struct jpeg_reader reader;
    memset(&reader, 0, sizeof reader);
    memset(header, 0, sizeof *header);
    reader.info.err = jpeg_failure_install(&reader.failure, message);
    bool complete = false;
    if (setjmp(reader.failure.escape) == 0) {
        open_stream(&reader, data, size);
        header->exif_size = copy_exif(&reader.info, exif);
        complete = true;
    }
    header->width = reader.info.image_width;
    header->height = reader.info.image_height;
    jpeg_destroy_decompress(&reader.info);
    return complete;
}

// Four components are ink: Adobe stores them inverted (255 = no ink) and no other writer of CMYK files is common, so,
// like Pillow, all of them are taken as inverted. Red = K - (255 - C) * K / 255 in the stored values, rounded.
static void cmyk_to_rgb(const JSAMPLE *cmyk, uint8_t *rgb, size_t width) {
    for (size_t x = 0; x < width; x++, cmyk += 4, rgb += 3) {
        unsigned black = cmyk[3];
        for (int channel = 0; channel < 3; channel++) {
            unsigned product = (255u - cmyk[channel]) * black + 128;
            rgb[channel] = (uint8_t)(black - ((product + (product >> 8)) >> 8));
        }
    }
}

static void read_pixels(struct jpeg_reader *reader, uint8_t *rgb, size_t capacity) {
    struct jpeg_decompress_struct *info = &reader->info;
    int components = info->num_components;
    if (components != 1 && components != 3 && components != 4) give_up(reader, "neither grey, nor colour, nor CMYK");
    if (capacity != (size_t)3 * info->image_width * info->image_height) give_up(reader, "a size unlike the header's");
    info->out_color_space = components == 4 ? JCS_CMYK : JCS_RGB;
    info->dct_method = JDCT_ISLOW;
    info->do_fancy_upsampling = TRUE;
    reader->progress.progress_monitor = count_scans;
    info->progress = &reader->progress;
    jpeg_start_decompress(info);

    size_t width = info->output_width;
    JSAMPARRAY ink = NULL;
    if (components == 4) {
        ink = info->mem->alloc_sarray((j_common_ptr)info, JPOOL_IMAGE, (JDIMENSION)(4 * width), 1);
    }
    while (info->output_scanline < info->output_height) {
        JSAMPROW row = rgb + (size_t)3 * width * info->output_scanline;
        jpeg_read_scanlines(info, ink ? ink : &row, 1);
        if (ink) cmyk_to_rgb(ink[0], row, width);
    }
}

bool codecs_jpeg_decode(const uint8_t *data, size_t size, uint8_t *rgb, size_t capacity, char *message) {
    struct jpeg_reader reader;
    memset(&reader, 0, sizeof reader);
    reader.info.err = jpeg_failure_install(&reader.failure, message);
    bool complete = false;
    if (setjmp(reader.failure.escape) == 0) {
        open_stream(&reader, data, size);
        read_pixels(&reader, rgb, capacity);
        complete = true;
    }
    jpeg_destroy_decompress(&reader.info);
    return complete;
}
