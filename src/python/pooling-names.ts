/**
 * A name that says that a class pools: its last word is a form of "pool", with a rank or what kind of
 * part it is behind it. `PoolFormerGroupNorm` is a norm.
 */
const CLASS =
  /(?:pool|pooling|pooler|pools)(?:_?[1-3]?d)?(?:same|nlc|nchw|layer|module|head|latent|first|prr|op|fn)?\d*$/iu;

/** Whether a class's name says that it pools. */
export const isNamedForPooling = (name: string): boolean => CLASS.test(name);

/** The last name of a call that pools in some library, whether or not there is a table for it. */
const CALL = new RegExp(
  [
    // MaxPool2d, AvgPool2D, GlobalAveragePooling1D, AdaptiveAvgPool3D, LPPool, MaxPool, AvgPool
    '(?:Global|Adaptive|Fractional|Masked|Segmented)*(?:Max|Avg|Average|Mean|Min|Sum|Lp|LP|L2)_?Pool(?:ing)?(?:Layer|[123][dD])?(?:Same)?',
    // max_pool, avg_pool2d, global_average_pooling, lp_pool1d, max_pooling2d, max_pool_with_argmax
    '(?:global_|adaptive_|fractional_|masked_|depth_)*(?:max|avg|average|mean|min|sum|lp|l2)_?pool(?:ing)?_?(?:[123][dD]|nd|v2)?(?:_with_(?:indices|argmax))?',
    '(?:max|average|avg)Pool(?:ing)?(?:[123][dD])?',
    'reduce_window(?:_shape_tuple)?',
  ]
    .map((form) => `^${form}$`)
    .join('|'),
  'u',
);

/** Whether a call of this last name pools, by the names that libraries give it. */
export const isPoolingCall = (name: string): boolean => CALL.test(name);
