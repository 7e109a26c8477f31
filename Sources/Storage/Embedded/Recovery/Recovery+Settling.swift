internal import Domain

/// Makes a directory ready to be written.
extension Recovery {
    /// The journal file that is written next.
    struct Opening {
        var manifest: Manifest
        var journal: JournalFile
    }

    /// A directory that has never held data gets its first segment and its manifest.
    func begin(_ manifest: Manifest) throws(StorageFailure) -> Opening {
        do {
            return try open(manifest, at: .start)
        } catch {
            throw .cannotCreate(error.description)
        }
    }

    /// Cuts a torn tail off; after an unclean stop, writes again what was read: the system may have had bytes that the
    /// disk lacks, and never tries again to write a page after a failure. Then begins a new segment.
    func settle(_ loaded: Loaded) throws(StorageFailure) -> Opening {
        do {
            if let tail = loaded.tail {
                try keep(tail)
                report(.cutTail(file: tail.file, offset: tail.offset, bytes: tail.bytes.count))
            }
            if !loaded.wasClean {
                for segment in loaded.manifest.current.journals { try rewrite(segment.name) }
                try files.syncDirectory()
                try files.replace(Manifest.name, with: loaded.manifest.encoded())
            }
            for name in loaded.manifest.leftovers(in: try files.list()) { try files.remove(name) }
            if loaded.end == 0, let last = loaded.manifest.current.journals.last {
                // Nothing was written to it.
                return Opening(
                    manifest: loaded.manifest,
                    journal: JournalFile(number: try files.openForWriting(last.name), segment: last)
                )
            }
            return try open(loaded.manifest, at: loaded.position)
        } catch {
            throw .inputOutput(error)
        }
    }

    private func open(_ manifest: Manifest, at position: JournalPosition) throws(FileFailure) -> Opening {
        let segment = Manifest.Segment(start: position)
        let number = try files.createEmpty(segment.name)
        let manifest = manifest.beginning(segment)
        try files.replace(Manifest.name, with: manifest.encoded())
        return Opening(manifest: manifest, journal: JournalFile(number: number, segment: segment))
    }

    private func keep(_ tail: JournalReplay.Tail) throws(FileFailure) {
        let names = try files.list()
        var name = tail.file + ".broken"
        var number = 1
        while names.contains(name) {
            number += 1
            name = "\(tail.file).\(number).broken"
        }
        let copy = try files.create(name)
        defer { files.close(copy) }
        try files.writeAll(copy, tail.bytes, at: 0)
        try files.sync(copy)
        try files.syncDirectory()
        let file = try files.openForWriting(tail.file)
        defer { files.close(file) }
        try files.truncate(file, to: tail.offset)
        try files.sync(file)
    }

    private func rewrite(_ name: String) throws(FileFailure) {
        guard let old = try files.open(name) else { return }
        defer { files.close(old) }
        let temporary = name + ".tmp"
        try files.remove(temporary)
        let new = try files.create(temporary)
        defer { files.close(new) }
        var offset = 0
        while true {
            let bytes = try files.read(old, at: offset, count: 1_048_576)
            if bytes.isEmpty { break }
            try files.writeAll(new, bytes, at: offset)
            offset += bytes.count
        }
        try files.sync(new)
        try files.rename(temporary, to: name)
    }
}
