/// Whole files.
extension FileSystem {
    /// - Returns: nil where there is no such file.
    func contents(of name: String, atMost limit: Int) throws(StorageFailure) -> [UInt8]? {
        guard let file = try reading({ () throws(FileFailure) in try open(name) }) else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        while true {
            let next = try reading { () throws(FileFailure) in
                try read(file, at: bytes.count, count: min(1_048_576, limit - bytes.count + 1))
            }
            if next.isEmpty { return bytes }
            bytes += next
            if bytes.count > limit {
                throw .damaged(Damage(file: name, offset: limit, lsn: nil, reason: "it is too long"))
            }
        }
    }

    /// Writes all the bytes at an offset.
    func writeAll(_ file: FileNumber, _ bytes: [UInt8], at offset: Int) throws(FileFailure) {
        var done = 0
        while done < bytes.count {
            done += try write(file, bytes, from: done, at: offset + done)
        }
    }

    /// Puts a new file in the place of one, or of none: the old one stays whole until the new one is on the disk.
    func replace(_ name: String, with bytes: [UInt8]) throws(FileFailure) {
        let temporary = name + ".tmp"
        try remove(temporary)
        let file = try create(temporary)
        do {
            defer { close(file) }
            try writeAll(file, bytes, at: 0)
            try sync(file)
        } catch {
            try? remove(temporary)
            throw error
        }
        try rename(temporary, to: name)
        try syncDirectory()
    }

    /// Makes an empty file that lasts.
    func createEmpty(_ name: String) throws(FileFailure) -> FileNumber {
        // Left over from a start that ended before anything named it.
        try remove(name)
        let file = try create(name)
        do {
            try sync(file)
            try syncDirectory()
        } catch {
            close(file)
            throw error
        }
        return file
    }

    func reading<Result>(_ body: () throws(FileFailure) -> Result) throws(StorageFailure) -> Result {
        do {
            return try body()
        } catch {
            throw .inputOutput(error)
        }
    }
}
