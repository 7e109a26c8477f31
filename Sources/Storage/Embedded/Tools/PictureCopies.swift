internal import Domain
internal import Glibc

/// Copies pictures from one directory into another. What is there already is not copied again: a picture's name says
/// what is in it.
struct PictureCopies {
    let source: any FileSystem
    let target: any FileSystem

    /// Copies every picture that is not there yet.
    /// - Throws: `cannotCreate`.
    func copyNew() throws(StorageFailure) {
        do {
            try copyNames()
        } catch {
            throw .cannotCreate(error.description)
        }
    }

    private func copyNames() throws(FileFailure) {
        let names: [String]
        do {
            names = try source.list()
        } catch {
            // Data of a server that never had a place for pictures.
            if error.code == ENOENT { return }
            throw error
        }
        try target.prepare()
        let present = Set(try target.list())
        for name in names where Picture(fileName: name).type != nil && !present.contains(name) {
            try copy(name)
        }
        try target.syncDirectory()
    }

    private func copy(_ name: String) throws(FileFailure) {
        // A server that works on the directory may just have removed it.
        guard let old = try source.open(name) else { return }
        defer { source.close(old) }
        let bytes = try source.read(old, at: 0, count: source.size(old))
        let temporary = "upload-backup.tmp"
        try target.remove(temporary)
        let new = try target.create(temporary)
        do {
            defer { target.close(new) }
            try target.writeAll(new, bytes, at: 0)
            try target.sync(new)
        }
        try target.rename(temporary, to: name)
    }
}
