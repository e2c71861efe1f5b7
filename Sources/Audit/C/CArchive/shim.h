#include <locale.h>
#include <stdbool.h>

#include <archive.h>
#include <archive_entry.h>

// The kinds of entries are casts in archive_entry.h, which Swift cannot import. A link may carry the kind of a file.
static inline bool entry_is_link(struct archive_entry *entry) {
    return archive_entry_hardlink(entry) || archive_entry_symlink(entry) || archive_entry_filetype(entry) == AE_IFLNK;
}
static inline bool entry_is_file(struct archive_entry *entry) {
    return archive_entry_filetype(entry) == AE_IFREG && !entry_is_link(entry);
}
static inline bool entry_is_folder(struct archive_entry *entry) { return archive_entry_filetype(entry) == AE_IFDIR; }

// libarchive converts names to the thread's locale and loses those that it cannot write. Null where there is no such
// locale; names in other letters than ASCII may then be lost.
static inline locale_t new_utf8_locale(void) { return newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }
