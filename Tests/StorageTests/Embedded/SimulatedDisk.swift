import Glibc
import Synchronization

@testable import Storage

/// A disk that keeps apart what was written and what was synced: it can stop at any call, and then shows what a machine
/// may find after a power cut: everything synced, and any part of what was not.
final class SimulatedDisk: FileSystem {
    /// What a disk may be told not to do, to see whether a test notices.
    enum Forgetting: CaseIterable {
        case nothing, fileSync, directorySync
    }

    /// A fault that a call meets.
    enum Fault {
        case full
        case failure
        /// Only so many bytes are taken.
        case short(Int)
    }

    private enum Change {
        case write(at: Int, [UInt8])
        case truncate(Int)
    }

    private struct Inode {
        var volatile: [UInt8] = []
        var durable: [UInt8] = []
        var changes: [Change] = []
    }

    private enum NameChange {
        case link(String, Int)
        case rename(String, String, Int)
        case remove(String)
    }

    private struct Contents {
        var inodes: [Int: Inode] = [:]
        var names: [String: Int] = [:]
        var durableNames: [String: Int] = [:]
        var nameChanges: [NameChange] = []
        var open: [Int32: Int] = [:]
        var nextInode = 1
        var nextFile: Int32 = 3
        var isLocked = false
        var calls = 0
        var stopAt = Int.max
        var capacity = Int.max
        var log: [String] = []
        var faults: [FileFailure.Operation: [Fault]] = [:]
    }

    let directory = "simulated"
    private let contents = Mutex(Contents())
    private let forgetting: Forgetting

    init(forgetting: Forgetting = .nothing) {
        self.forgetting = forgetting
    }

    /// How many calls that change something have come.
    var calls: Int { contents.withLock { $0.calls } }
    var log: [String] { contents.withLock { $0.log } }

    /// From this call on, counted from now, every call fails.
    func stop(atCall call: Int) {
        contents.withLock { $0.stopAt = $0.calls + call }
    }

    /// The next calls of a kind meet these faults.
    func meet(_ operation: FileFailure.Operation, _ faults: [Fault]) {
        contents.withLock { $0.faults[operation, default: []] += faults }
    }

    /// How many bytes all files together may have.
    func setCapacity(_ bytes: Int) {
        contents.withLock { $0.capacity = bytes }
    }

    func bytes(of name: String) -> [UInt8]? {
        contents.withLock { contents in contents.names[name].flatMap { contents.inodes[$0]?.volatile } }
    }

    /// Puts a file there, synced.
    func put(_ name: String, _ bytes: [UInt8]) {
        contents.withLock { contents in
            let inode = contents.nextInode
            contents.nextInode += 1
            contents.inodes[inode] = Inode(volatile: bytes, durable: bytes)
            contents.names[name] = inode
            contents.durableNames[name] = inode
        }
    }

    /// A copy as a process finds it that was started after a kill: nothing written is lost.
    func afterKill() -> SimulatedDisk {
        image { _ in
            true
        } torn: {
            $0
        }
    }

    /// A copy as a machine may find it after a power cut.
    /// - Parameter seed: which of what was not synced is there: 0 nothing, 1 everything, others any part.
    func afterPowerCut(seed: UInt64) -> SimulatedDisk {
        var random = SplitMix(state: seed &* 0x9E37_79B9)
        switch seed {
        case 0:
            return image { _ in
                false
            } torn: { _ in
                0
            }
        case 1: return afterKill()
        default:
            return image { _ in
                Bool.random(using: &random)
            } torn: { length in
                Bool.random(using: &random) ? length : Int.random(in: 0...length, using: &random)
            }
        }
    }

    /// - Parameters:
    ///   - isKept: whether a change that was not synced is there.
    ///   - torn: how much of a write that was not synced is there, given its length.
    private func image(_ isKept: (Int) -> Bool, torn: (Int) -> Int) -> SimulatedDisk {
        let disk = SimulatedDisk()
        contents.withLock { contents in
            var inodes: [Int: Inode] = [:]
            for (number, inode) in contents.inodes.sorted(by: { $0.key < $1.key }) {
                var bytes = inode.durable
                for (index, change) in inode.changes.enumerated() where isKept(index) {
                    switch change {
                    case .write(let offset, let written):
                        let length = torn(written.count)
                        Self.write(written[..<length], at: offset, to: &bytes)
                    case .truncate(let size):
                        bytes.removeLast(max(0, bytes.count - size))
                    }
                }
                inodes[number] = Inode(volatile: bytes, durable: bytes)
            }
            var names = contents.durableNames
            for (index, change) in contents.nameChanges.enumerated() where isKept(index) {
                switch change {
                case .link(let name, let inode): names[name] = inode
                case .rename(let old, let new, let inode):
                    names[old] = nil
                    names[new] = inode
                case .remove(let name): names[name] = nil
                }
            }
            let (next, finalNames, finalInodes) = (contents.nextInode, names, inodes)
            disk.contents.withLock { other in
                other.inodes = finalInodes
                other.names = finalNames
                other.durableNames = finalNames
                other.nextInode = next
            }
        }
        return disk
    }

    private static func write(_ bytes: ArraySlice<UInt8>, at offset: Int, to file: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        if file.count < offset { file += Array(repeating: 0, count: offset - file.count) }
        let overlap = min(bytes.count, file.count - offset)
        file.replaceSubrange(offset..<offset + overlap, with: bytes)
    }

    // MARK: FileSystem

    func prepare() throws(FileFailure) {}

    func lock(_ name: String) throws(FileFailure) -> FileNumber? {
        contents.withLock { contents in
            guard !contents.isLocked else { return nil }
            contents.isLocked = true
            return FileNumber(rawValue: 0)
        }
    }

    func list() throws(FileFailure) -> [String] {
        contents.withLock { $0.names.keys.sorted() }
    }

    func open(_ name: String) throws(FileFailure) -> FileNumber? {
        contents.withLock { contents in contents.names[name].map { Self.open($0, &contents) } }
    }

    func create(_ name: String) throws(FileFailure) -> FileNumber {
        try change(.create, name) { contents throws(FileFailure) in
            guard contents.names[name] == nil else { throw FileFailure(.create, name, code: EEXIST) }
            let inode = contents.nextInode
            contents.nextInode += 1
            contents.inodes[inode] = Inode()
            contents.names[name] = inode
            contents.nameChanges.append(.link(name, inode))
            return Self.open(inode, &contents)
        }
    }

    func openForWriting(_ name: String) throws(FileFailure) -> FileNumber {
        guard let file = try open(name) else { throw FileFailure(.open, name, code: ENOENT) }
        return file
    }

    func size(_ file: FileNumber) throws(FileFailure) -> Int {
        contents.withLock { contents in Self.inode(file, contents)?.volatile.count ?? 0 }
    }

    func read(_ file: FileNumber, at offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
        contents.withLock { contents in
            guard let bytes = Self.inode(file, contents)?.volatile, offset < bytes.count else { return [] }
            return Array(bytes[offset..<min(bytes.count, offset + count)])
        }
    }

    func write(_ file: FileNumber, _ bytes: [UInt8], from start: Int, at offset: Int) throws(FileFailure) -> Int {
        let written = Mutex(Array(bytes[start...]))
        // The write that is under way when everything stops may be there in part as well.
        return try change(.write, "", isUnderWay: true) { contents throws(FileFailure) in
            guard let number = contents.open[file.rawValue] else { throw FileFailure(.write, "", code: EBADF) }
            var bytes = written.withLock { $0 }
            if case .short(let count) = Self.fault(.write, &contents) { bytes = Array(bytes.prefix(count)) }
            let used = contents.names.values.reduce(0) { $0 + (contents.inodes[$1]?.volatile.count ?? 0) }
            bytes = Array(bytes.prefix(max(0, contents.capacity - used)))
            guard !bytes.isEmpty else { throw FileFailure(.write, "", code: ENOSPC) }
            Self.write(bytes[...], at: offset, to: &contents.inodes[number, default: Inode()].volatile)
            contents.inodes[number]?.changes.append(.write(at: offset, bytes))
            return bytes.count
        }
    }

    func truncate(_ file: FileNumber, to size: Int) throws(FileFailure) {
        try change(.truncate, "") { contents throws(FileFailure) in
            guard let number = contents.open[file.rawValue], let inode = contents.inodes[number] else { return }
            contents.inodes[number]?.volatile.removeLast(max(0, inode.volatile.count - size))
            contents.inodes[number]?.changes.append(.truncate(size))
        }
    }

    func sync(_ file: FileNumber) throws(FileFailure) {
        try change(.sync, "") { contents throws(FileFailure) in
            guard forgetting != .fileSync, let number = contents.open[file.rawValue] else { return }
            let bytes = contents.inodes[number]?.volatile ?? []
            contents.inodes[number] = Inode(volatile: bytes, durable: bytes)
        }
    }

    func syncDirectory() throws(FileFailure) {
        try change(.syncDirectory, directory) { contents throws(FileFailure) in
            guard forgetting != .directorySync else { return }
            contents.durableNames = contents.names
            contents.nameChanges = []
        }
    }

    func rename(_ name: String, to new: String) throws(FileFailure) {
        try change(.rename, name) { contents throws(FileFailure) in
            guard let inode = contents.names.removeValue(forKey: name) else {
                throw FileFailure(.rename, name, code: ENOENT)
            }
            contents.names[new] = inode
            contents.nameChanges.append(.rename(name, new, inode))
        }
    }

    func remove(_ name: String) throws(FileFailure) {
        guard contents.withLock({ $0.names[name] != nil }) else { return }
        try change(.remove, name) { contents throws(FileFailure) in
            contents.names[name] = nil
            contents.nameChanges.append(.remove(name))
        }
    }

    func close(_ file: FileNumber) {
        contents.withLock { contents in
            if file.rawValue == 0 { contents.isLocked = false }
            contents.open[file.rawValue] = nil
        }
    }

    private func change<Result>(
        _ operation: FileFailure.Operation,
        _ name: String,
        isUnderWay: Bool = false,
        _ body: (inout Contents) throws(FileFailure) -> Result
    ) throws(FileFailure) -> Result {
        try contents.withLock { contents throws(FileFailure) in
            contents.calls += 1
            contents.log.append("\(operation.rawValue) \(name)")
            if contents.calls >= contents.stopAt {
                if contents.calls == contents.stopAt, isUnderWay { _ = try body(&contents) }
                throw FileFailure(operation, name, code: EIO)
            }
            switch contents.faults[operation]?.first {
            case .full?:
                contents.faults[operation]?.removeFirst()
                throw FileFailure(operation, name, code: ENOSPC)
            case .failure?:
                contents.faults[operation]?.removeFirst()
                throw FileFailure(operation, name, code: EIO)
            default: break
            }
            return try body(&contents)
        }
    }

    private static func fault(_ operation: FileFailure.Operation, _ contents: inout Contents) -> Fault? {
        guard let fault = contents.faults[operation]?.first else { return nil }
        contents.faults[operation]?.removeFirst()
        return fault
    }

    private static func open(_ inode: Int, _ contents: inout Contents) -> FileNumber {
        let file = contents.nextFile
        contents.nextFile += 1
        contents.open[file] = inode
        return FileNumber(rawValue: file)
    }

    private static func inode(_ file: FileNumber, _ contents: Contents) -> Inode? {
        contents.open[file.rawValue].flatMap { contents.inodes[$0] }
    }
}

/// Random numbers that are the same for the same seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
