internal import HTTP

/// One row of the error registry, as documents show it.
public struct RegistryRow: Sendable {
    /// Such as `USER_001`.
    public let code: String
    /// The status that each contract answers with, by the contract's name.
    public let statuses: [(contract: String, status: Int)]
    public let description: String

    /// The whole registry, in its order.
    public static func all(in language: Language) -> [RegistryRow] {
        ErrorCode.allCases.map { code in
            RegistryRow(
                code: code.rawValue,
                statuses: [("v1", V1.status(of: code).rawValue), ("v2", V2.status(of: code).rawValue)],
                description: code.description(in: language)
            )
        }
    }
}
