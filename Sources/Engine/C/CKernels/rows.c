#include "common.h"
#include "kernels.h"

const char *vlm_instruction_set(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq"))
        return "avx512";
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return "avx2";
#endif
    return "baseline";
}

void vlm_fill_rows(float *restrict out, size_t stride, const float *restrict bias, size_t rows, size_t columns) {
    for (size_t r = 0; r < rows; r++) memcpy(out + r * stride, bias, columns * sizeof(float));
}

VLM_TARGETS void vlm_add_rows(float *restrict out, size_t stride, const float *restrict bias, size_t rows,
                              size_t columns) {
    for (size_t r = 0; r < rows; r++) {
        float *y = out + r * stride;
        for (size_t c = 0; c < columns; c++) y[c] += bias[c];
    }
}

VLM_TARGETS void vlm_blend(float *restrict out, const float *restrict sharp, const float *restrict blurred,
                           const float *restrict mask, size_t n) {
    for (size_t i = 0; i < n; i++) out[i] = blurred[i] + mask[i] * (sharp[i] - blurred[i]);
}

VLM_TARGETS void vlm_blend_backward(float *restrict mask_grad, const float *restrict grad,
                                    const float *restrict sharp, const float *restrict blurred, size_t n) {
    for (size_t i = 0; i < n; i++) mask_grad[i] += grad[i] * (sharp[i] - blurred[i]);
}
