#include "common.h"
#include "kernels.h"

VLM_TARGETS void vlm_softmax_row(float *restrict row, size_t valid, size_t columns) {
#pragma clang fp reassociate(on)
    float largest = row[0];
    for (size_t c = 1; c < valid; c++) largest = row[c] > largest ? row[c] : largest;
    float sum = 0;
    for (size_t c = 0; c < valid; c++) {
        const float e = vlm_exp(row[c] - largest);
        row[c] = e;
        sum += e;
    }
    const float scale = 1.0f / sum;
    for (size_t c = 0; c < valid; c++) row[c] *= scale;
    for (size_t c = valid; c < columns; c++) row[c] = 0;
}

VLM_TARGETS void vlm_softmax_backward(float *restrict grad, const float *restrict p, size_t rows, size_t columns) {
    for (size_t r = 0; r < rows; r++) {
#pragma clang fp reassociate(on)
        float *g = grad + r * columns;
        const float *q = p + r * columns;
        float dot = 0;
        for (size_t c = 0; c < columns; c++) dot += g[c] * q[c];
        for (size_t c = 0; c < columns; c++) g[c] = q[c] * (g[c] - dot);
    }
}
