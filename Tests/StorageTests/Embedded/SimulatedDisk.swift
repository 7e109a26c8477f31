import Glibc
import Synchronization
import TestSupport

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

    fileprivate struct State {
        var contents = DiskContents()
        var open: [Int32: Int] = [:]
        var nextFile: Int32 = 3
        var isLocked = false
        var calls = 0
        var stopAt = Int.max
        var capacity = Int.max
        var log: [String] = []
        var faults: [FileFailure.Operation: [Fault]] = [:]
    }

    let directory = "simulated"
    private let state: Mutex<State>
    private let forgetting: Forgetting

    init(_ contents: DiskContents = DiskContents(), forgetting: Forgetting = .nothing) {
        state = Mutex(State(contents: contents))
        self.forgetting = forgetting
    }

    /// How many calls that change something have come.
    var calls: Int { state.withLock { $0.calls } }
    var log: [String] { state.withLock { $0.log } }

    /// From this call on, counted from now, every call fails.
    func stop(atCall call: Int) {
        state.withLock { $0.stopAt = $0.calls + call }
    }

    /// The next calls of a kind meet these faults.
    func meet(_ operation: FileFailure.Operation, _ faults: [Fault]) {
        state.withLock { $0.faults[operation, default: []] += faults }
    }

    /// How many bytes all files together may have.
    func setCapacity(_ bytes: Int) {
        state.withLock { $0.capacity = bytes }
    }

    func bytes(of name: String) -> [UInt8]? {
        state.withLock { state in state.contents.names[name].flatMap { state.contents.inodes[$0]?.volatile } }
    }

    /// Puts a file there, synced.
    func put(_ name: String, _ bytes: [UInt8]) {
        state.withLock { $0.contents.put(name, bytes) }
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
        var random = SplitMix(seed: seed &* 0x9E37_79B9)
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

    private func image(_ isKept: (Int) -> Bool, torn: (Int) -> Int) -> SimulatedDisk {
        SimulatedDisk(state.withLock { $0.contents }.image(isKept, torn: torn))
    }

    // MARK: FileSystem

    func prepare() throws(FileFailure) {}

    func lock(_ name: String) throws(FileFailure) -> FileNumber? {
        state.withLock { state in
            guard !state.isLocked else { return nil }
            state.isLocked = true
            return FileNumber(rawValue: 0)
        }
    }

    func list() throws(FileFailure) -> [String] {
        state.withLock { $0.contents.names.keys.sorted() }
    }

    func open(_ name: String) throws(FileFailure) -> FileNumber? {
        state.withLock { state in state.contents.names[name].map { state.open($0) } }
    }

    func create(_ name: String) throws(FileFailure) -> FileNumber {
        try change(.create, name) { state throws(FileFailure) in
            guard state.contents.names[name] == nil else { throw FileFailure(.create, name, code: EEXIST) }
            return state.open(state.contents.create(name))
        }
    }

    func openForWriting(_ name: String) throws(FileFailure) -> FileNumber {
        guard let file = try open(name) else { throw FileFailure(.open, name, code: ENOENT) }
        return file
    }

    func size(_ file: FileNumber) throws(FileFailure) -> Int {
        state.withLock { $0[file]?.volatile.count ?? 0 }
    }

    func read(_ file: FileNumber, at offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
        state.withLock { state in
            guard let bytes = state[file]?.volatile, offset < bytes.count else { return [] }
            return Array(bytes[offset..<min(bytes.count, offset + count)])
        }
    }

    func write(_ file: FileNumber, _ bytes: [UInt8], from start: Int, at offset: Int) throws(FileFailure) -> Int {
        // The write that is under way when everything stops may be there in part as well.
        try change(.write, "", isUnderWay: true) { state throws(FileFailure) in
            guard state[file] != nil else { throw FileFailure(.write, "", code: EBADF) }
            var room = max(0, state.capacity - state.contents.size)
            if case .short(let count)? = state.nextFault(.write) { room = min(room, count) }
            let taken = Array(bytes[start...].prefix(room))
            guard !taken.isEmpty else { throw FileFailure(.write, "", code: ENOSPC) }
            state[file]?.write(taken, at: offset)
            return taken.count
        }
    }

    func truncate(_ file: FileNumber, to size: Int) throws(FileFailure) {
        try change(.truncate, "") { state throws(FileFailure) in
            state[file]?.truncate(to: size)
        }
    }

    func sync(_ file: FileNumber) throws(FileFailure) {
        try change(.sync, "") { state throws(FileFailure) in
            if forgetting != .fileSync { state[file]?.sync() }
        }
    }

    func syncDirectory() throws(FileFailure) {
        try change(.syncDirectory, directory) { state throws(FileFailure) in
            if forgetting != .directorySync { state.contents.syncNames() }
        }
    }

    func rename(_ name: String, to new: String) throws(FileFailure) {
        try change(.rename, name) { state throws(FileFailure) in
            guard state.contents.rename(name, to: new) else { throw FileFailure(.rename, name, code: ENOENT) }
        }
    }

    func remove(_ name: String) throws(FileFailure) {
        guard state.withLock({ $0.contents.names[name] != nil }) else { return }
        try change(.remove, name) { state throws(FileFailure) in
            state.contents.remove(name)
        }
    }

    func close(_ file: FileNumber) {
        state.withLock { $0.close(file) }
    }

    private func change<Result>(
        _ operation: FileFailure.Operation,
        _ name: String,
        isUnderWay: Bool = false,
        _ body: (inout State) throws(FileFailure) -> Result
    ) throws(FileFailure) -> Result {
        try state.withLock { state throws(FileFailure) in
            state.calls += 1
            state.log.append("\(operation.rawValue) \(name)")
            if state.calls >= state.stopAt {
                if state.calls == state.stopAt, isUnderWay { _ = try body(&state) }
                throw FileFailure(operation, name, code: EIO)
            }
            switch state.faults[operation]?.first {
            case .full?:
                _ = state.nextFault(operation)
                throw FileFailure(operation, name, code: ENOSPC)
            case .failure?:
                _ = state.nextFault(operation)
                throw FileFailure(operation, name, code: EIO)
            default: return try body(&state)
            }
        }
    }
}

extension SimulatedDisk.State {
    /// The file behind a number; nil where it is not open.
    fileprivate subscript(_ file: FileNumber) -> DiskContents.Inode? {
        get { open[file.rawValue].flatMap { contents.inodes[$0] } }
        set { if let inode = open[file.rawValue] { contents.inodes[inode] = newValue } }
    }

    fileprivate mutating func open(_ inode: Int) -> FileNumber {
        defer { nextFile += 1 }
        open[nextFile] = inode
        return FileNumber(rawValue: nextFile)
    }

    fileprivate mutating func close(_ file: FileNumber) {
        if file.rawValue == 0 { isLocked = false }
        open[file.rawValue] = nil
    }

    fileprivate mutating func nextFault(_ operation: FileFailure.Operation) -> SimulatedDisk.Fault? {
        guard let fault = faults[operation]?.first else { return nil }
        faults[operation]?.removeFirst()
        return fault
    }
}
