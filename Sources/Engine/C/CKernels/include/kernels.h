// Elementwise and row-wise kernels of the transformer, everything on the hot path that is not a matrix product, and the
// layers of the small networks that find faces.
//
// Conventions
//   * All matrices are row-major float32; `stride` is the distance in floats between the starts of two rows.
//   * "(R,C)" in a comment is the shape of a buffer: R rows of C columns.
//   * Buffers of one call do not overlap unless the comment says "in place".
//   * Every function is compiled for AVX-512, AVX2 and plain x86-64 and picks one at load time, so one binary
//     runs everywhere and results may differ in the last bits between processors.
//   * A backward function has the name of its forward one and takes what the forward one kept.
#ifndef VLM_AUDIT_KERNELS_H
#define VLM_AUDIT_KERNELS_H

#include <stddef.h>
#include <stdint.h>

// The widest instruction set that this processor and these kernels share: "avx512", "avx2" or "baseline".
const char *vlm_instruction_set(void);

// Activations. Both work on n contiguous values. Error against double precision: below 1e-6 of the larger of 1 and |in|.
// In the tail of quick_gelu the error is small relatively too: 1e-6 down to in = -8, 6e-6 down to -40.

// out = in * sigmoid(1.702 * in). (OpenAI CLIP, clip/model.py, QuickGELU.)
void vlm_quick_gelu(float *out, const float *in, size_t n);
// grad = grad * d(quick_gelu)/d(in), in place.
void vlm_quick_gelu_backward(float *grad, const float *in, size_t n);
// out = in * (1 + erf(in / sqrt(2))) / 2. (Hendrycks and Gimpel 2016; PyTorch's default GELU.)
void vlm_gelu(float *out, const float *in, size_t n);
// grad = grad * d(gelu)/d(in), in place.
void vlm_gelu_backward(float *grad, const float *in, size_t n);

// Layer normalisation over the C columns of each of R rows. (Ba, Kiros and Hinton 2016.)
//   in (R,C) with in_stride; out (R,C) contiguous; kept for the backward pass: normalised (R,C) contiguous and
//   reciprocal deviations (R).
void vlm_layer_norm(float *out, float *normalised, float *reciprocal, const float *in, size_t in_stride,
                    const float *weight, const float *bias, size_t rows, size_t columns, float epsilon);
// Adds the gradient of the input to grad_in (R,C) with in_stride; grad_out (R,C) has grad_out_stride.
void vlm_layer_norm_backward(float *grad_in, size_t in_stride, const float *grad_out, size_t grad_out_stride,
                             const float *normalised, const float *reciprocal, const float *weight, size_t rows,
                             size_t columns);

// Softmax of the first `valid` columns of one row, in place; the rest of the row becomes 0.
void vlm_softmax_row(float *row, size_t valid, size_t columns);
// grad = p * (grad - sum(p * grad)) for each of R contiguous rows of C columns, in place.
void vlm_softmax_backward(float *grad, const float *p, size_t rows, size_t columns);

// Every row of out (R,C) becomes a copy of bias (C).
void vlm_fill_rows(float *out, size_t stride, const float *bias, size_t rows, size_t columns);
// bias (C) is added to every row of out (R,C).
void vlm_add_rows(float *out, size_t stride, const float *bias, size_t rows, size_t columns);

// One row of n blended pixels: out = blurred + mask * (sharp - blurred).
void vlm_blend(float *out, const float *sharp, const float *blurred, const float *mask, size_t n);
// Its gradient for the mask, added up over channels: mask_grad += grad * (sharp - blurred).
void vlm_blend_backward(float *mask_grad, const float *grad, const float *sharp, const float *blurred, size_t n);

// Convolution without padding in steps of one pixel, then bias and PReLU: x where x > 0, else slope * x.
//   in (count, height, width, channels); out (count, height - side + 1, width - side + 1, outputs), channels fastest.
//   weight: for each 16 outputs (side, side, channels, 16), the last block filled up with zeros; bias and slope have as
//   many values as the blocks.
void vlm_convolve(float *out, const float *in, size_t count, size_t height, size_t width, size_t channels, size_t side,
                  const float *weight, const float *bias, const float *slope, size_t outputs);
// The largest value of each window of side x side pixels, `step` pixels apart, for each channel. Windows may stick out
// at the right and at the bottom (torch's ceil_mode) and take what is there.
//   in (count, height, width, channels); out (count, oh, ow, channels) with oh = ceil((height - side) / step) + 1.
void vlm_max_pool(float *out, const float *in, size_t count, size_t height, size_t width, size_t channels, size_t side,
                  size_t step);

// A part of an RGB picture of bytes brought to another size by averaging areas: pixel i of a line is the mean of the
// pixels floor(i n / m) ..< ceil((i + 1) n / m), where n become m (torch's adaptive average pooling, interpolate's mode
// "area"). Written is (mean - centre) * scale.
//   in: height rows of width pixels, `stride` bytes apart, of at most 2^24 pixels to one; sums: room for 3 * width.
//   out: rows first_row ..< first_row + rows of the (out_height, out_width, 3) that the whole would be.
void vlm_area_resize(float *out, uint32_t *sums, const uint8_t *in, size_t stride, size_t height, size_t width,
                     size_t out_height, size_t out_width, size_t first_row, size_t rows, float centre, float scale);

#endif
