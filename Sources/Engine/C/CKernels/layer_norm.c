#include "common.h"
#include "kernels.h"

#include <math.h>

VLM_TARGETS void vlm_layer_norm(float *restrict out, float *restrict normalised, float *restrict reciprocal,
                                const float *restrict in, size_t in_stride, const float *restrict weight,
                                const float *restrict bias, size_t rows, size_t columns, float epsilon) {
    for (size_t r = 0; r < rows; r++) {
        // Sums may be reassociated: that is what lets them run in vector registers.
#pragma clang fp reassociate(on)
        const float *x = in + r * in_stride;
        float sum = 0;
        for (size_t c = 0; c < columns; c++) sum += x[c];
        const float mean = sum / (float)columns;
        float squares = 0;
        for (size_t c = 0; c < columns; c++) squares += (x[c] - mean) * (x[c] - mean);
        const float scale = 1.0f / sqrtf(squares / (float)columns + epsilon);
        reciprocal[r] = scale;
        float *n = normalised + r * columns;
        float *y = out + r * columns;
        for (size_t c = 0; c < columns; c++) {
            const float value = (x[c] - mean) * scale;
            n[c] = value;
            y[c] = value * weight[c] + bias[c];
        }
    }
}

// With g = grad_out * weight:  grad_in = (g - mean(g) - normalised * mean(g * normalised)) * reciprocal
VLM_TARGETS void vlm_layer_norm_backward(float *restrict grad_in, size_t in_stride, const float *restrict grad_out,
                                         size_t grad_out_stride, const float *restrict normalised,
                                         const float *restrict reciprocal, const float *restrict weight,
                                         size_t rows, size_t columns) {
    for (size_t r = 0; r < rows; r++) {
#pragma clang fp reassociate(on)
        const float *dy = grad_out + r * grad_out_stride;
        const float *n = normalised + r * columns;
        float *dx = grad_in + r * in_stride;
        float sum = 0, product = 0;
        for (size_t c = 0; c < columns; c++) {
            const float g = dy[c] * weight[c];
            sum += g;
            product += g * n[c];
        }
        const float mean = sum / (float)columns, slope = product / (float)columns, scale = reciprocal[r];
        for (size_t c = 0; c < columns; c++) dx[c] += (dy[c] * weight[c] - mean - n[c] * slope) * scale;
    }
}
