internal import CLibevent
internal import Glibc
internal import HTTP
internal import Tallies

extension Connection {
    /// Judges what has arrived, before evhttp sees it. What is refused it never sees.
    /// - Parameter count: how many bytes were added at the end of the input.
    func received(_ count: Int, in input: OpaquePointer) {
        var activity: Stage.Activity?
        var violation: FramingViolation?
        forEachPiece(ofLast: count, in: input) { bytes in
            var place = 0
            while let event = framing.received(bytes, from: &place) {
                switch event {
                case .headBegan where activity == nil: activity = .readingHead
                case .headBegan: break
                case .headEnded: activity = .readingBody
                case .requestEnded: activity = .handling
                case .refused(let reason): violation = reason
                }
            }
        }
        if framing.isRefused { evbuffer_drain(input, evbuffer_get_length(input)) }
        if let violation {
            listener.refuse(self, because: violation)
        } else if let activity, exchange == nil {
            stage.begin(activity, now: MonotonicClock.now)
            if case .handling = activity { miniter_keep_reading(bufferevent) }
        }
    }

    /// Sends the reply to a refused request and drops what still comes, until the client closes or the sweep does.
    func linger(after response: borrowing Response, by writer: inout ReplyWriter, date: [UInt8]) {
        stage.begin(.lingering, now: MonotonicClock.now)
        let outcome = writer.write(response, isHead: framing.isHead, persistence: .closes, date: date, to: self)
        guard case .sent = outcome else { return close() }
        shutdown(descriptor, Int32(SHUT_WR))
    }

    func stopReading() {
        bufferevent_disable(bufferevent, Int16(EV_READ))
    }

    /// A reply could not be sent whole at once.
    func isSending() {
        stopReading()
        stage.begin(.sending(left: outputBytes), now: MonotonicClock.now)
    }

    /// A reply has gone out whole; whatever lies in the input belongs to a further request.
    func answered() {
        exchange = nil
        let activity: Stage.Activity =
            if framing.isBetweenRequests { inputBytes == 0 ? .idle : .handling } else {
                framing.isInHead ? .readingHead : .readingBody
            }
        stage.endReply(then: activity, now: MonotonicClock.now)
    }

    /// Looks whether it takes too long at what it is at.
    func isOverdue(_ deadlines: Deadlines, now: Double) -> Bool {
        stage.sent(left: outputBytes, now: now)
        return stage.isOverdue(deadlines, now: now)
    }

    /// Whether the request that has come to its turn arrived at this machine longer ago than so many seconds, and could
    /// have been taken then. It costs a system call.
    func hasWaited(longerThan limit: Double) -> Bool {
        guard stage.longestWait(now: MonotonicClock.now) > limit else { return false }
        var info = tcp_info()
        var size = socklen_t(MemoryLayout<tcp_info>.size)
        guard getsockopt(descriptor, Int32(IPPROTO_TCP), TCP_INFO, &info, &size) == 0 else { return false }
        return Double(info.tcpi_last_data_recv) * 1e-3 > limit
    }

    private func forEachPiece(ofLast count: Int, in input: OpaquePointer, _ body: (RawSpan) -> Void) {
        var start = evbuffer_ptr()
        evbuffer_ptr_set(input, &start, evbuffer_get_length(input) - count, EVBUFFER_PTR_SET)
        // One read of the bufferevent fills two pieces at most; four leave room.
        withUnsafeTemporaryAllocation(of: iovec.self, capacity: 4) { pieces in
            let found = Int(evbuffer_peek(input, count, &start, pieces.baseAddress, Int32(pieces.count)))
            var left = count
            for piece in pieces.prefix(found) {
                let bytes = UnsafeRawBufferPointer(start: piece.iov_base, count: min(piece.iov_len, left))
                left -= bytes.count
                body(bytes.bytes)
            }
        }
    }
}
