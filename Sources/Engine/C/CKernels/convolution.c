#include "common.h"
#include "kernels.h"

// Sixteen output channels of one pixel: one register with AVX-512, two with AVX2, four without.
typedef float channels16 __attribute__((ext_vector_type(16), aligned(4)));

// Pixels computed side by side. Each weight that is read serves all of them, and with AVX2 their sums just fit into the
// registers.
#define PIXELS 6

VLM_TARGETS void vlm_convolve(float *restrict out, const float *restrict in, size_t count, size_t height, size_t width,
                              size_t channels, size_t side, const float *restrict weight,
                              const float *restrict bias, const float *restrict slope, size_t outputs) {
    const size_t out_height = height - side + 1, out_width = width - side + 1;
    const size_t pixels = count * out_height * out_width;
    // In memory the pixels of one row of the kernel follow one another, so they are one sum.
    const size_t run = side * channels, line = width * channels;
    for (size_t first = 0; first < pixels; first += PIXELS) {
        const float *at[PIXELS];
        for (size_t p = 0; p < PIXELS; p++) {
            // What is left over at the end is computed several times and written once.
            const size_t pixel = first + p < pixels ? first + p : pixels - 1;
            const size_t image = pixel / (out_height * out_width), place = pixel % (out_height * out_width);
            at[p] = in + (image * height + place / out_width) * line + place % out_width * channels;
        }
        const float *w = weight;
        for (size_t block = 0; block < outputs; block += 16) {
            const channels16 start = *(const channels16 *)(bias + block);
            channels16 sum[PIXELS] = {start, start, start, start, start, start};
            for (size_t ky = 0; ky < side; ky++) {
                for (size_t j = ky * line; j < ky * line + run; j++, w += 16) {
                    const channels16 factor = *(const channels16 *)w;
                    for (size_t p = 0; p < PIXELS; p++) sum[p] += at[p][j] * factor;
                }
            }
            const channels16 zero = {0};
            const channels16 fall = *(const channels16 *)(slope + block);
            const size_t valid = outputs - block < 16 ? outputs - block : 16;
            for (size_t p = 0; p < PIXELS && first + p < pixels; p++) {
                const channels16 bent =
                    __builtin_elementwise_max(sum[p], zero) + fall * __builtin_elementwise_min(sum[p], zero);
                float *place = out + (first + p) * outputs + block;
                if (valid == 16) {
                    *(channels16 *)place = bent;
                } else {
                    for (size_t c = 0; c < valid; c++) place[c] = bent[c];
                }
            }
        }
    }
}

VLM_TARGETS void vlm_max_pool(float *restrict out, const float *restrict in, size_t count, size_t height, size_t width,
                              size_t channels, size_t side, size_t step) {
    const size_t out_height = (height - side + step - 1) / step + 1, out_width = (width - side + step - 1) / step + 1;
    for (size_t image = 0; image < count; image++) {
        for (size_t y = 0; y < out_height; y++) {
            for (size_t x = 0; x < out_width; x++, out += channels) {
                const size_t bottom = y * step + side < height ? y * step + side : height;
                const size_t right = x * step + side < width ? x * step + side : width;
                memcpy(out, in + ((image * height + y * step) * width + x * step) * channels, channels * sizeof(float));
                for (size_t v = y * step; v < bottom; v++) {
                    for (size_t u = x * step; u < right; u++) {
                        const float *pixel = in + ((image * height + v) * width + u) * channels;
                        for (size_t c = 0; c < channels; c++) out[c] = pixel[c] > out[c] ? pixel[c] : out[c];
                    }
                }
            }
        }
    }
}
