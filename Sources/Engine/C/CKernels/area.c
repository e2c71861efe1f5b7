#include "common.h"
#include "kernels.h"

VLM_TARGETS void vlm_area_resize(float *restrict out, uint32_t *restrict sums, const uint8_t *restrict in,
                                 size_t stride, size_t height, size_t width, size_t out_height, size_t out_width,
                                 size_t first_row, size_t rows, float centre, float scale) {
    for (size_t y = first_row; y < first_row + rows; y++) {
        const size_t top = y * height / out_height, bottom = ((y + 1) * height + out_height - 1) / out_height;
        // Columns are added up first: a plain loop over neighbours, which is what vectors are made for.
        memset(sums, 0, 3 * width * sizeof(uint32_t));
        for (size_t v = top; v < bottom; v++) {
            const uint8_t *line = in + v * stride;
            for (size_t i = 0; i < 3 * width; i++) sums[i] += line[i];
        }
        for (size_t x = 0; x < out_width; x++, out += 3) {
            const size_t left = x * width / out_width, right = ((x + 1) * width + out_width - 1) / out_width;
            uint32_t total[3] = {0, 0, 0};
            for (size_t u = left; u < right; u++) {
                for (size_t c = 0; c < 3; c++) total[c] += sums[3 * u + c];
            }
            for (size_t c = 0; c < 3; c++) {
                const float mean = (float)total[c] / (float)(bottom - top) / (float)(right - left);
                out[c] = (mean - centre) * scale;
            }
        }
    }
}
