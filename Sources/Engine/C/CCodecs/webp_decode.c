#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <webp/decode.h>
#include <webp/demux.h>

#include "codecs.h"
#include "flatten.h"

static bool refuse(char *message, const char *text) {
    snprintf(message, CODECS_MESSAGE_CAPACITY, "%s", text);
    return false;
}

// Reads what the first chunks say; damage behind them shows when the pixels are decoded.
static bool read_features(const uint8_t *data, size_t size, WebPBitstreamFeatures *features, char *message) {
    VP8StatusCode status = WebPGetFeatures(data, size, features);
    if (status == VP8_STATUS_NOT_ENOUGH_DATA) return refuse(message, "the data ends early");
    if (status != VP8_STATUS_OK) return refuse(message, "a bad header");
    return true;
}

// The EXIF chunk; some writers begin it with JPEG's prefix.
static size_t copy_exif(WebPDemuxer *file, uint8_t *exif) {
    static const char prefix[6] = {'E', 'x', 'i', 'f', 0, 0};
    WebPChunkIterator chunk;
    if (!WebPDemuxGetChunk(file, "EXIF", 1, &chunk)) return 0;
    const uint8_t *bytes = chunk.chunk.bytes;
    size_t size = chunk.chunk.size;
    if (size >= sizeof prefix && memcmp(bytes, prefix, sizeof prefix) == 0) {
        bytes += sizeof prefix;
        size -= sizeof prefix;
    }
    if (size > CODECS_EXIF_CAPACITY) size = 0;
    memcpy(exif, bytes, size);
    WebPDemuxReleaseChunkIterator(&chunk);
    return size;
}

bool codecs_webp_header(const uint8_t *data, size_t size, struct codecs_header *header, uint8_t *exif, char *message) {
    memset(header, 0, sizeof *header);
    WebPBitstreamFeatures features;
    if (!read_features(data, size, &features, message)) return false;
    header->width = (uint32_t)features.width;
    header->height = (uint32_t)features.height;
    // Which moment of an animation stands for it is not for us to choose.
    if (features.has_animation) return refuse(message, "an animation; save one picture of it");
    // The whole file has to be there, also what stands behind the pixels: orientation does.
    WebPData bytes = {data, size};
    WebPDemuxer *file = WebPDemux(&bytes);
    if (!file) return refuse(message, "the data ends early, or its parts contradict each other");
    header->exif_size = copy_exif(file, exif);
    WebPDemuxDelete(file);
    return true;
}

bool codecs_webp_decode(const uint8_t *data, size_t size, uint8_t *rgb, size_t capacity, char *message) {
    WebPBitstreamFeatures features;
    if (!read_features(data, size, &features, message)) return false;
    size_t width = (size_t)features.width, count = width * (size_t)features.height;
    if (capacity != 3 * count) return refuse(message, "a size unlike the header's");
    if (!features.has_alpha) {
        if (WebPDecodeRGBInto(data, size, rgb, capacity, (int)(3 * width))) return true;
        return refuse(message, "bad pixels");
    }
    uint8_t *rgba = malloc(4 * count);
    if (!rgba) return refuse(message, "out of memory");
    bool complete = WebPDecodeRGBAInto(data, size, rgba, 4 * count, (int)(4 * width)) != NULL;
    if (complete) flatten_on_white(rgba, rgb, count);
    free(rgba);
    return complete || refuse(message, "bad pixels");
}
