internal import Storage

extension ExitReason {
    /// Why a data directory cannot be used.
    init(_ failure: StorageFailure) {
        switch failure {
        case .inUse: self = .inUse(failure.description)
        case .damaged: self = .damagedData(failure.description)
        case .cannotCreate: self = .cannotCreate(failure.description)
        case .inputOutput: self = .inputOutput(failure.description)
        case .noThread: self = .internal(failure.description)
        }
    }
}
