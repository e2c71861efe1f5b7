/// What a layout of checkpoints calls the tensors of CLIP, and the two ways in which their forms differ.
///
/// Names end in a dot where `weight` and `bias` follow.
struct TensorNames {
    /// The vision tower: (tokens, width); (width); (width, 3, patch, patch).
    let visionPositions: String, classToken: String, patchEmbedding: String
    let preNorm: String, postNorm: String, visionProjection: String
    /// The text tower: (vocabulary, width); (context, width).
    let tokens: String, textPositions: String
    let finalNorm: String, textProjection: String
    /// What the names of the layers begin with; their number and a dot follow.
    let visionLayers: String, textLayers: String
    /// Within a layer.
    let attentionNorm: String, attentionOutput: String, perceptronNorm: String, expand: String, contract: String
    /// Whether queries, keys and values lie one under the other in a tensor already, or in three tensors.
    let queriesKeysValues: QueriesKeysValues
    /// Whether projections are kept as (width, embedding) and not as (embedding, width).
    let projectionsAreTransposed: Bool
    /// Where the number of layers is written, for error messages.
    let visionLayerCount: String, textLayerCount: String

    /// How the three first products of attention are named.
    enum QueriesKeysValues {
        /// One tensor of weights and one of biases.
        case packed(weight: String, bias: String)
        /// Names of the queries', the keys' and the values' tensors.
        case separate([String])
    }

    /// transformers, `modeling_clip.py`; "pre_layrnorm" is spelled so there.
    static let huggingFace = TensorNames(
        visionPositions: "vision_model.embeddings.position_embedding.weight",
        classToken: "vision_model.embeddings.class_embedding",
        patchEmbedding: "vision_model.embeddings.patch_embedding.weight", preNorm: "vision_model.pre_layrnorm.",
        postNorm: "vision_model.post_layernorm.", visionProjection: "visual_projection.weight",
        tokens: "text_model.embeddings.token_embedding.weight",
        textPositions: "text_model.embeddings.position_embedding.weight", finalNorm: "text_model.final_layer_norm.",
        textProjection: "text_projection.weight", visionLayers: "vision_model.encoder.layers.",
        textLayers: "text_model.encoder.layers.", attentionNorm: "layer_norm1.",
        attentionOutput: "self_attn.out_proj.", perceptronNorm: "layer_norm2.", expand: "mlp.fc1.",
        contract: "mlp.fc2.",
        queriesKeysValues: .separate(["self_attn.q_proj.", "self_attn.k_proj.", "self_attn.v_proj."]),
        projectionsAreTransposed: false, visionLayerCount: "num_hidden_layers", textLayerCount: "num_hidden_layers")

    /// open_clip, `model.py`, and openai/CLIP before it.
    ///
    /// - `text`: what the names of the text tower begin with: nothing, or "text." in its class `CustomTextCLIP`.
    static func openCLIP(text: String) -> TensorNames {
        TensorNames(
            visionPositions: "visual.positional_embedding", classToken: "visual.class_embedding",
            patchEmbedding: "visual.conv1.weight", preNorm: "visual.ln_pre.", postNorm: "visual.ln_post.",
            visionProjection: "visual.proj", tokens: text + "token_embedding.weight",
            textPositions: text + "positional_embedding", finalNorm: text + "ln_final.",
            textProjection: text + "text_projection", visionLayers: "visual.transformer.resblocks.",
            textLayers: text + "transformer.resblocks.", attentionNorm: "ln_1.", attentionOutput: "attn.out_proj.",
            perceptronNorm: "ln_2.", expand: "mlp.c_fc.", contract: "mlp.c_proj.",
            queriesKeysValues: .packed(weight: "attn.in_proj_weight", bias: "attn.in_proj_bias"),
            projectionsAreTransposed: true, visionLayerCount: "vision_cfg.layers", textLayerCount: "text_cfg.layers")
    }
}
