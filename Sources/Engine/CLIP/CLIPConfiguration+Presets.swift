/// Architectures of OpenAI's releases (openai/CLIP, `clip/model.py` and `docs/model_profile.csv` of open_clip).
extension CLIPConfiguration {
    /// ViT-B/32: 50 vision tokens, 151 million parameters.
    public static let vitB32 = CLIPConfiguration(
        vision: TowerConfiguration(width: 768, layers: 12, heads: 12), patchSize: 32,
        text: TowerConfiguration(width: 512, layers: 12, heads: 8), projection: 512)

    /// ViT-B/16: 197 vision tokens, 150 million parameters.
    public static let vitB16 = CLIPConfiguration(
        vision: TowerConfiguration(width: 768, layers: 12, heads: 12), patchSize: 16,
        text: TowerConfiguration(width: 512, layers: 12, heads: 8), projection: 512)

    /// ViT-L/14: 257 vision tokens, 428 million parameters.
    public static let vitL14 = CLIPConfiguration(
        vision: TowerConfiguration(width: 1024, layers: 24, heads: 16), patchSize: 14,
        text: TowerConfiguration(width: 768, layers: 12, heads: 12), projection: 768)

    /// The architectures above under the names that the command line uses.
    public static let presets = ["vit-b-32": vitB32, "vit-b-16": vitB16, "vit-l-14": vitL14]
}
