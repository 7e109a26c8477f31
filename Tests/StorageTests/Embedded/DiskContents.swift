/// What is on a simulated disk, and what of it has been synced.
struct DiskContents {
    struct Inode {
        var volatile: [UInt8] = []
        var durable: [UInt8] = []
        /// What was done since the last sync, in order.
        var changes: [Change] = []
    }

    enum Change {
        case write(at: Int, [UInt8])
        case truncate(Int)
    }

    enum NameChange {
        case link(String, Int)
        case rename(String, String, Int)
        case remove(String)
    }

    var inodes: [Int: Inode] = [:]
    var names: [String: Int] = [:]
    private var durableNames: [String: Int] = [:]
    private var nameChanges: [NameChange] = []
    private var nextInode = 1

    /// How many bytes all files together have.
    var size: Int {
        names.values.reduce(0) { $0 + (inodes[$1]?.volatile.count ?? 0) }
    }

    /// Puts a file there, synced.
    mutating func put(_ name: String, _ bytes: [UInt8]) {
        let inode = add(Inode(volatile: bytes, durable: bytes))
        names[name] = inode
        durableNames[name] = inode
    }

    /// Makes an empty file.
    mutating func create(_ name: String) -> Int {
        let inode = add(Inode())
        names[name] = inode
        nameChanges.append(.link(name, inode))
        return inode
    }

    /// - Returns: whether there was a file of that name.
    mutating func rename(_ name: String, to new: String) -> Bool {
        guard let inode = names.removeValue(forKey: name) else { return false }
        names[new] = inode
        nameChanges.append(.rename(name, new, inode))
        return true
    }

    mutating func remove(_ name: String) {
        names[name] = nil
        nameChanges.append(.remove(name))
    }

    mutating func syncNames() {
        durableNames = names
        nameChanges = []
    }

    /// What may be found after a stop: everything synced, and of the rest what was kept.
    /// - Parameters:
    ///   - isKept: whether a change that was not synced is there.
    ///   - torn: how much of a write that was not synced is there, given its length.
    func image(_ isKept: (Int) -> Bool, torn: (Int) -> Int) -> DiskContents {
        var image = DiskContents()
        for (number, inode) in inodes.sorted(by: { $0.key < $1.key }) {
            var bytes = inode.durable
            for (index, change) in inode.changes.enumerated() where isKept(index) {
                switch change {
                case .write(let offset, let written): bytes.overwrite(at: offset, with: written[..<torn(written.count)])
                case .truncate(let size): bytes.removeLast(max(0, bytes.count - size))
                }
            }
            image.inodes[number] = Inode(volatile: bytes, durable: bytes)
        }
        image.names = durableNames
        for (index, change) in nameChanges.enumerated() where isKept(index) {
            switch change {
            case .link(let name, let inode): image.names[name] = inode
            case .rename(let old, let new, let inode):
                image.names[old] = nil
                image.names[new] = inode
            case .remove(let name): image.names[name] = nil
            }
        }
        image.syncNames()
        image.nextInode = nextInode
        return image
    }

    private mutating func add(_ inode: Inode) -> Int {
        defer { nextInode += 1 }
        inodes[nextInode] = inode
        return nextInode
    }
}

extension DiskContents.Inode {
    mutating func write(_ bytes: [UInt8], at offset: Int) {
        volatile.overwrite(at: offset, with: bytes[...])
        changes.append(.write(at: offset, bytes))
    }

    mutating func truncate(to size: Int) {
        volatile.removeLast(max(0, volatile.count - size))
        changes.append(.truncate(size))
    }

    mutating func sync() {
        durable = volatile
        changes = []
    }
}

extension [UInt8] {
    /// Writes as into a file: what is missing before the offset becomes zeros.
    fileprivate mutating func overwrite(at offset: Int, with bytes: ArraySlice<UInt8>) {
        guard !bytes.isEmpty else { return }
        if count < offset { self += Array(repeating: 0, count: offset - count) }
        replaceSubrange(offset..<Swift.min(count, offset + bytes.count), with: bytes)
    }
}
