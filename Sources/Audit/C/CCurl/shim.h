// libcurl. Its options are set and read by variadic functions, which Swift cannot call: one plain function for each kind
// of value.
#include <curl/curl.h>

typedef size_t (*vlm_curl_sink)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode vlm_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode vlm_curl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode vlm_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode vlm_curl_set_sink(CURL *handle, CURLoption option, vlm_curl_sink value) {
    return curl_easy_setopt(handle, option, value);
}

// The address that answered, after redirects; it lives as long as the handle.
static inline const char *vlm_curl_final_address(CURL *handle) {
    char *address = NULL;
    curl_easy_getinfo(handle, CURLINFO_EFFECTIVE_URL, &address);
    return address;
}

// The protocols that a transfer may use, such as "http,https"; libcurl before 7.85 knew them as bits.
static inline CURLcode vlm_curl_allow(CURL *handle, int allow_plain) {
#if LIBCURL_VERSION_NUM >= 0x075500
    const char *names = allow_plain ? "http,https" : "https";
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, names);
    return curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, names);
#else
    long bits = allow_plain ? CURLPROTO_HTTP | CURLPROTO_HTTPS : CURLPROTO_HTTPS;
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS, bits);
    return curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS, bits);
#endif
}
