/// Any bytes, cut in any way, give the same events in a possible order.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHeadGuard(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    for limits in [FramingLimits(), FramingLimits(maxHeadBytes: 96, maxFields: 4, maxBodyBytes: 20)] {
        let whole = HeadGuardTrace(bytes, limits: limits) { _ in count }
        whole.checkOrder()
        // Where it is cut depends on the bytes, so that an input that fails can be played again.
        var number = bytes.reduce(UInt64(count)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let pieces = HeadGuardTrace(bytes, limits: limits) { _ in
            number = number &* 6_364_136_223_846_793_005 &+ 1
            return 1 + Int(number >> 33) % 24
        }
        precondition(pieces == whole)
        precondition(HeadGuardTrace(bytes, limits: limits) { _ in 1 } == whole)
    }
    return 0
}

/// The events of one input, and their places in it.
private struct HeadGuardTrace: Equatable {
    private var events: [FramingEvent] = []
    private var places: [Int] = []
    private var target: [UInt8] = []

    /// - Parameter length: how long the next piece is at most; it is given the place where the piece begins.
    init(_ bytes: UnsafeRawBufferPointer, limits: FramingLimits, length: (Int) -> Int) {
        var guardian = HeadGuard(limits: limits)
        var start = 0
        repeat {
            let end = min(start + max(length(start), 1), bytes.count)
            let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
            if end - start == 1 {
                take(piece, at: start, &guardian)
            } else {
                // Memory of its own for each piece: the address sanitizer sees a read beyond it.
                let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: piece.count, alignment: 1)
                defer { copy.deallocate() }
                copy.copyMemory(from: piece)
                take(UnsafeRawBufferPointer(copy), at: start, &guardian)
            }
            start = end
        } while start < bytes.count
        target = guardian.target
    }

    private mutating func take(_ piece: UnsafeRawBufferPointer, at start: Int, _ guardian: inout HeadGuard) {
        var place = 0
        while let event = guardian.received(piece.bytes, from: &place) {
            precondition(place <= piece.count)
            events.append(event)
            places.append(start + place)
        }
        precondition(place == piece.count)
    }

    func checkOrder() {
        precondition(places == places.sorted())
        precondition(target.count <= TargetPrefix.capacity)
        var expected: (FramingEvent) -> Bool = Self.isStart
        for event in events {
            precondition(expected(event))
            switch event {
            case .headBegan: expected = Self.isAfterStart
            case .headEnded(.chunked): expected = { $0 == .requestEnded || Self.isRefusal($0) }
            case .headEnded: expected = { $0 == .requestEnded }
            case .requestEnded: expected = Self.isStart
            case .refused: expected = { _ in false }
            }
        }
    }

    private static func isStart(_ event: FramingEvent) -> Bool {
        event == .headBegan || isRefusal(event)
    }

    private static func isAfterStart(_ event: FramingEvent) -> Bool {
        switch event {
        case .headEnded, .refused: true
        case .headBegan, .requestEnded: false
        }
    }

    private static func isRefusal(_ event: FramingEvent) -> Bool {
        if case .refused = event { true } else { false }
    }
}
