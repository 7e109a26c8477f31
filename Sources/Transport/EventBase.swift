internal import CLibevent
internal import Glibc

/// Owns an `event_base`: what libevent's events of one thread hang on.
///
/// Whatever was made on it must be freed before it.
struct EventBase: ~Copyable {
    let pointer: OpaquePointer

    /// Has libevent clear what it allocates by itself: glibc's `calloc` takes nothing from the cache of the thread, which
    /// `free` fills with what `calloc` gave.
    private static let allocator: Void = event_set_mem_functions(malloc, realloc, free)

    /// - Returns: nil where the system refuses (no memory, no file descriptors).
    init?() {
        _ = Self.allocator
        guard let configuration = event_config_new() else { return nil }
        defer { event_config_free(configuration) }
        // One thread uses it, so it needs no locks. With the change list, an event that is switched off and on within one
        // turn of the loop, as evhttp does around each request, costs no system call.
        event_config_set_flag(
            configuration,
            Int32(EVENT_BASE_FLAG_NOLOCK.rawValue | EVENT_BASE_FLAG_EPOLL_USE_CHANGELIST.rawValue)
        )
        guard let base = event_base_new_with_config(configuration) else { return nil }
        pointer = base
    }

    deinit {
        event_base_free(pointer)
    }
}
