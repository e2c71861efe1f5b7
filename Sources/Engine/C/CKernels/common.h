// What the kernels share: the list of processor targets, and an exponential that the compiler can vectorise.
#ifndef VLM_AUDIT_KERNELS_COMMON_H
#define VLM_AUDIT_KERNELS_COMMON_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#define VLM_TARGETS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define VLM_TARGETS
#endif

// Inlined into each clone, so that it is compiled for that clone's instructions.
#define VLM_INLINE static inline __attribute__((always_inline))

// e^x within 2 units in the last place for x in [-87, 88]; beyond that the nearest end's value.
// Cody-Waite reduction x = n ln 2 + r with |r| <= ln 2 / 2, then a degree-6 polynomial (Cephes, expf.c).
VLM_INLINE float vlm_exp(float x) {
    x = x < -87.0f ? -87.0f : x;
    x = x > 88.0f ? 88.0f : x;
    // Adding and subtracting 1.5 * 2^23 rounds to the nearest integer without a call.
    const float shifter = 12582912.0f;
    const float shifted = x * 1.44269504088896341f + shifter;
    const float n = shifted - shifter;
    float r = x - n * 0.693359375f;
    r = r + n * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    const int32_t bits = ((int32_t)n + 127) << 23;
    float power;
    memcpy(&power, &bits, sizeof power);
    return p * power;
}

#endif
