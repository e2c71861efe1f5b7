// The error handler that the JPEG decoder and encoder share.
#ifndef JPEG_FAILURE_H
#define JPEG_FAILURE_H

#include <setjmp.h>
#include <stddef.h>
#include <stdio.h>

#include <jpeglib.h>

// Must start with libjpeg's own manager: the library hands back a pointer to that.
struct jpeg_failure {
    struct jpeg_error_mgr manager;
    jmp_buf escape;
    char *message;
};

// Fills in the handler; errors jump to `escape`, which the caller sets before its first call into the library.
struct jpeg_error_mgr *jpeg_failure_install(struct jpeg_failure *failure, char *message);

#endif
