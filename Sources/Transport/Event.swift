internal import CLibevent

/// Owns an `event`: a call back into Swift when a descriptor is ready, a time has passed, or it is activated.
///
/// It is used and freed on its loop's thread, before the base it was made on.
final class Event {
    private var pointer: OpaquePointer?
    private let action: () -> Void

    /// - Parameters:
    ///   - descriptor: what to watch; -1 for none.
    ///   - flags: `EV_READ`, `EV_PERSIST` ….
    ///   - action: runs on the loop's thread; what it captures lives as long as the event.
    init(base: OpaquePointer, descriptor: Int32, flags: Int32, action: @escaping () -> Void) {
        self.action = action
        pointer = event_new(
            base,
            descriptor,
            Int16(truncatingIfNeeded: flags),
            { _, _, context in
                guard let context else { return }
                let event = Unmanaged<Event>.fromOpaque(context).takeUnretainedValue()
                // Its action may let go of it.
                withExtendedLifetime(event) { event.action() }
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    deinit {
        if let pointer { event_free(pointer) }
    }

    /// Starts to watch.
    /// - Parameter seconds: when to call at the latest; nil waits for the descriptor alone.
    func add(after seconds: Double? = nil) {
        guard let pointer else { return }
        guard let seconds else {
            event_add(pointer, nil)
            return
        }
        var interval = timeval()
        interval.tv_sec = Int(seconds)
        interval.tv_usec = Int((seconds - seconds.rounded(.down)) * 1_000_000)
        event_add(pointer, &interval)
    }

    /// Calls in this turn of the loop or the next; several activations before it are one call.
    func activate() {
        guard let pointer else { return }
        event_active(pointer, Int32(EV_TIMEOUT), 1)
    }
}
