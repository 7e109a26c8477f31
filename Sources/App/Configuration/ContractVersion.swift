/// A contract that paths without a version can mean.
public enum ContractVersion: String, CaseIterable, Sendable {
    case v1
    case v2
}
