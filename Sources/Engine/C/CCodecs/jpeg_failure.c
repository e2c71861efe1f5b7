#include "jpeg_failure.h"

#include <jerror.h>

#include "codecs.h"

static void fail(j_common_ptr info) {
    struct jpeg_failure *failure = (struct jpeg_failure *)info->err;
    char text[JMSG_LENGTH_MAX];
    info->err->format_message(info, text);
    snprintf(failure->message, CODECS_MESSAGE_CAPACITY, "%s", text);
    longjmp(failure->escape, 1);
}

// libjpeg fills what is missing of a picture with grey and only warns. A grey half would be audited as if it were
// the photo, so both of its "premature end" warnings are errors here; other warnings lose no pixels.
static void warn(j_common_ptr info, int level) {
    int code = info->err->msg_code;
    if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER)) fail(info);
}

static void stay_silent(j_common_ptr info) { (void)info; }

struct jpeg_error_mgr *jpeg_failure_install(struct jpeg_failure *failure, char *message) {
    struct jpeg_error_mgr *manager = jpeg_std_error(&failure->manager);
    manager->error_exit = fail;
    manager->emit_message = warn;
    manager->output_message = stay_silent;
    failure->message = message;
    return manager;
}
