internal import JSON

/// The manifest as a file: a JSON object, the last member of which is the CRC of all before it.
extension Manifest {
    /// Longer than any that lists as many files as can be.
    static let maximumLength = 1_048_576

    func encoded() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.key("format")
        json.integer(Self.format)
        json.line()
        json.key("epoch")
        json.hexadecimal(epoch)
        json.line()
        json.key("closed")
        if let closed { json.integer(closed) } else { json.null() }
        json.line()
        json.key("current")
        json.generation(current)
        json.line()
        json.key("previous")
        if let previous { json.generation(previous) } else { json.null() }
        json.line()
        return Checksum.ending(json.finish())
    }

    init(_ bytes: [UInt8]) throws(StorageFailure) {
        guard let covered = Checksum.check(bytes) else {
            throw .damaged(Damage(file: Self.name, reason: "its checksum is wrong, or missing"))
        }
        do throws(JSONError) {
            var json = JSONCursor(bytes, 0..<covered)
            try json.beginObject()
            try json.key("format")
            let format = try json.integer()
            if format == Self.format {
                try self.init(from: &json)
                return
            }
        } catch {
            throw .damaged(Damage(file: Self.name, offset: error.offset, reason: "it is not as it was written"))
        }
        throw .damaged(Damage(file: Self.name, reason: "its format is not known to this version"))
    }

    private init(from json: inout JSONCursor) throws(JSONError) {
        try json.line()
        try json.key("epoch")
        let epoch: UInt64 = try json.hexadecimal()
        try json.line()
        try json.key("closed")
        let closed = try json.isNull() ? nil : try json.integer()
        try json.line()
        try json.key("current")
        let current = try json.generation()
        try json.line()
        try json.key("previous")
        let previous = try json.isNull() ? nil : try json.generation()
        try json.line()
        self.init(epoch: epoch, current: current, previous: previous, closed: closed)
    }
}

extension JSONWriter {
    fileprivate mutating func generation(_ generation: Manifest.Generation) {
        beginObject()
        key("snapshot")
        if let lsn = generation.snapshot { string(Manifest.snapshotName(lsn)) } else { null() }
        key("journals")
        beginArray()
        for segment in generation.journals {
            beginObject()
            key("file")
            string(segment.name)
            key("after")
            integer(segment.start.lsn)
            key("crc32c")
            hexadecimal(segment.start.crc)
            endObject()
        }
        endArray()
        endObject()
    }
}

extension JSONCursor {
    fileprivate mutating func generation() throws(JSONError) -> Manifest.Generation {
        try beginObject()
        try key("snapshot")
        var generation = Manifest.Generation(snapshot: nil, journals: [])
        if let name = try optionalString() {
            guard let lsn = Int64(name.dropFirst("snapshot-".count).prefix { $0 != "." }),
                name == Manifest.snapshotName(lsn)
            else { throw JSONError(offset: place, reason: .unexpected) }
            generation.snapshot = lsn
        }
        try key("journals")
        try beginArray()
        while !endsArray() {
            try beginObject()
            try key("file")
            let name = try string()
            try key("after")
            let lsn = try integer()
            try key("crc32c")
            let segment = Manifest.Segment(start: JournalPosition(lsn: lsn, crc: try hexadecimal()))
            guard segment.name == name else { throw JSONError(offset: place, reason: .unexpected) }
            generation.journals.append(segment)
            try endObject()
        }
        try endObject()
        return generation
    }
}
