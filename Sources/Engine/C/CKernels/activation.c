#include "common.h"
#include "kernels.h"

VLM_INLINE float sigmoid(float x) { return 1.0f / (1.0f + vlm_exp(-x)); }

VLM_TARGETS void vlm_quick_gelu(float *restrict out, const float *restrict in, size_t n) {
    for (size_t i = 0; i < n; i++) out[i] = in[i] * sigmoid(1.702f * in[i]);
}

// d/dx x s(ax) = s + a x s (1 - s)
VLM_TARGETS void vlm_quick_gelu_backward(float *restrict grad, const float *restrict in, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const float s = sigmoid(1.702f * in[i]);
        grad[i] *= s + 1.702f * in[i] * s * (1.0f - s);
    }
}

// erf(x) within 3e-7: an odd rational approximation on [-4, 4], where erf is 1 to float precision at the ends.
// Coefficients: Eigen, MathFunctionsImpl.h, generic_fast_erf_float.
VLM_INLINE float error_function(float x) {
    x = x < -4.0f ? -4.0f : x;
    x = x > 4.0f ? 4.0f : x;
    const float x2 = x * x;
    float p = -2.72614225801306e-10f;
    p = p * x2 + 2.77068142495902e-08f;
    p = p * x2 - 2.10102402082508e-06f;
    p = p * x2 - 5.69250639462346e-05f;
    p = p * x2 - 7.34990630326855e-04f;
    p = p * x2 - 2.95459980854025e-03f;
    p = p * x2 - 1.60960333262415e-02f;
    float q = -1.45660718464996e-05f;
    q = q * x2 - 2.13374055278905e-04f;
    q = q * x2 - 1.68282697438203e-03f;
    q = q * x2 - 7.37332916720468e-03f;
    q = q * x2 - 1.42647390514189e-02f;
    return x * p / q;
}

VLM_TARGETS void vlm_gelu(float *restrict out, const float *restrict in, size_t n) {
    for (size_t i = 0; i < n; i++) out[i] = 0.5f * in[i] * (1.0f + error_function(in[i] * 0.70710678118654752f));
}

// d/dx x F(x) = F + x f, with F and f the normal distribution and its density.
VLM_TARGETS void vlm_gelu_backward(float *restrict grad, const float *restrict in, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const float x = in[i];
        const float distribution = 0.5f * (1.0f + error_function(x * 0.70710678118654752f));
        const float density = 0.39894228040143268f * vlm_exp(-0.5f * x * x);
        grad[i] *= distribution + x * density;
    }
}
