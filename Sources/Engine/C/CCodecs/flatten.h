#ifndef FLATTEN_H
#define FLATTEN_H

#include <stddef.h>
#include <stdint.h>

// What is seen through transparency is white paper: colour x alpha + 255 x (255 - alpha), over 255, rounded.
static inline void flatten_on_white(const uint8_t *rgba, uint8_t *rgb, size_t count) {
    for (size_t x = 0; x < count; x++, rgba += 4, rgb += 3) {
        unsigned alpha = rgba[3];
        for (int channel = 0; channel < 3; channel++) {
            unsigned sum = rgba[channel] * alpha + 255 * (255 - alpha) + 128;
            rgb[channel] = (uint8_t)((sum + (sum >> 8)) >> 8);
        }
    }
}

#endif
